# How to reach it.
export NEW_URL="wss://a"
# OLD_URL is for the old clients.
export OLD_URL='wss://a'
./server
