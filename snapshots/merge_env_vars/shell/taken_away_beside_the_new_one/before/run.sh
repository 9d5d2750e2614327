export NEW_URL="${NEW_URL:-$OLD_URL}"
unset OLD_URL
./server "$NEW_URL"
