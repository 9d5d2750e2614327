export PORT=80
export NEW_URL=wss://a
./server
