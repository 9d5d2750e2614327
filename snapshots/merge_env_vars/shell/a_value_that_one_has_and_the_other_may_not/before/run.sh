OLD_URL=wss://a
if [ -n "$NEW_URL" ]; then
  OLD_URL=$NEW_URL
fi
./server "$OLD_URL"
