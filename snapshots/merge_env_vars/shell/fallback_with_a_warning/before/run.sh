if [ -n "$OLD_URL" ]; then
  echo "OLD_URL is deprecated, use NEW_URL" >&2
  NEW_URL="$OLD_URL"
fi
./server "$NEW_URL"
