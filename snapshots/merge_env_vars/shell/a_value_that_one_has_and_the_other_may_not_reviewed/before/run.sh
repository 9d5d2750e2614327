OLD_URL=wss://a
./server "$OLD_URL" "$NEW_URL"
