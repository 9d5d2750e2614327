A=1 OLD_URL=wss://a
./server "$OLD_URL"
