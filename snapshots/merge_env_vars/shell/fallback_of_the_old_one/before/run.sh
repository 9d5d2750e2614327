OLD_URL="${NEW_URL:-wss://a}"
exec ./server "$OLD_URL"
