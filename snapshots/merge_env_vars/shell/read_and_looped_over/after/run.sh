read -r NEW_URL
for NEW_URL in wss://a wss://b; do
  ping "$NEW_URL"
done
