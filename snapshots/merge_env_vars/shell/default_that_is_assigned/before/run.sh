: "${NEW_URL:=$OLD_URL}"
: "${OLD_URL:=wss://a}"
: "${NEW_URL:=${OLD_URL:-wss://a}}"
./server "$NEW_URL"
