export OLD_URL=wss://a
export NEW_URL=wss://b
./server "$OLD_URL" "$NEW_URL"
