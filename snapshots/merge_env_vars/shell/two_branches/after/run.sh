if [ -n "$NEW_URL" ]; then
  url=$NEW_URL
else
  url=$NEW_URL
fi
