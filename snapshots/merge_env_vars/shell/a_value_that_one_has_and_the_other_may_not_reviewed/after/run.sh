NEW_URL=wss://a
./server "$NEW_URL" "$NEW_URL"
