url="${NEW_URL:-$OLD_URL}"
other="${OLD_URL:-${NEW_URL}}"
third=${NEW_URL:-${OLD_URL:-wss://a}}
echo "$url" "$other" "$third"
