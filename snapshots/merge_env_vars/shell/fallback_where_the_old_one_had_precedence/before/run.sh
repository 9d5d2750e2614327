if [ -n "$OLD_URL" ]; then
  NEW_URL="$OLD_URL"
fi
