OLD_URL=${OLD_URL:-wss://a}
NEW_URL=${NEW_URL:-wss://b}
