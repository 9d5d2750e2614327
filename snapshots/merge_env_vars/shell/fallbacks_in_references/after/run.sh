url="${NEW_URL}"
other="${NEW_URL}"
third=${NEW_URL:-wss://a}
echo "$url" "$other" "$third"
