A=1 NEW_URL=wss://a
./server "$NEW_URL"
