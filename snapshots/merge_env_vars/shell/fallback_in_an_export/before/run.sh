export NEW_URL="${NEW_URL:-${OLD_URL:-wss://a}}"
