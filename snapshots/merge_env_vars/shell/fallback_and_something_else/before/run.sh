if [ -z "$NEW_URL" ]; then
  NEW_URL="$OLD_URL"
  ./prepare
fi
