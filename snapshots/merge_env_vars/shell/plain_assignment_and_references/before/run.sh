OLD_URL=wss://a
echo "$OLD_URL" "${OLD_URL}/socket" "${OLD_URL:-wss://b}" "${OLD_URL:+set}" "${OLD_URL?}"
