export NEW_URL="${NEW_URL:-wss://a}"
