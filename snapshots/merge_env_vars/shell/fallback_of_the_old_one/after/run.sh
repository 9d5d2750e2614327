NEW_URL="${NEW_URL:-wss://a}"
exec ./server "$NEW_URL"
