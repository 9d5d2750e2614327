: "${NEW_URL:=wss://a}"
: "${NEW_URL:=wss://a}"
./server "$NEW_URL"
