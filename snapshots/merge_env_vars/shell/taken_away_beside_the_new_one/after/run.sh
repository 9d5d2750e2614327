export NEW_URL="${NEW_URL}"
./server "$NEW_URL"
