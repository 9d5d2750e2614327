./server "$NEW_URL"
