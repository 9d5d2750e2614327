OLD_URL="${NEW_URL:-${OLD_URL:-wss://a}}"
curl "${NEW_URL:-$OLD_URL}"
