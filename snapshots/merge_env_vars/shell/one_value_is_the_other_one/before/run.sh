export NEW_URL=wss://a
export OLD_URL="$NEW_URL"
./server
