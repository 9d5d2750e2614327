OLD_URL=wss://a
require_env OLD_URL
echo "$OLD_URL"
