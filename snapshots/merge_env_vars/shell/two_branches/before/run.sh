if [ -n "$NEW_URL" ]; then
  url=$NEW_URL
else
  url=$OLD_URL
fi
