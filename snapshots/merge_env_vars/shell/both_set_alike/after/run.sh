# How to reach it.
export NEW_URL="wss://a"
./server
