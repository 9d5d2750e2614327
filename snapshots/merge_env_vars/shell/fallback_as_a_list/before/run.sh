[ -z "$NEW_URL" ] && NEW_URL="$OLD_URL"
[ -n "$NEW_URL" ] || export NEW_URL=$OLD_URL
./server "$NEW_URL"
