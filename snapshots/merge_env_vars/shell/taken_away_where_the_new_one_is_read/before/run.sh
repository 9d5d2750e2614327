unset OLD_URL
./server "$NEW_URL"
