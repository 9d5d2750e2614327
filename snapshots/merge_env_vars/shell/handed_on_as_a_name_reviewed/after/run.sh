NEW_URL=wss://a
require_env NEW_URL
echo "$NEW_URL"
