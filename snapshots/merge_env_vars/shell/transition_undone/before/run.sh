curl "${NEW_URL:-$OLD_URL}" "${NEW_URL:-${OLD_URL:-wss://a}}"
OLD_URL="${NEW_URL:-${OLD_URL:-wss://b}}"
