NEW_URL=wss://a
echo "$NEW_URL" "${NEW_URL}/socket" "${NEW_URL:-wss://b}" "${NEW_URL:+set}" "${NEW_URL?}"
