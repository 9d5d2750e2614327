read -r OLD_URL
for OLD_URL in wss://a wss://b; do
  ping "$OLD_URL"
done
