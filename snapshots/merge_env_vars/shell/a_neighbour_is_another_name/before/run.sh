MY_OLD_URL=wss://a
OLD_URL_X=wss://b
old_url=wss://c
echo "$MY_OLD_URL" "$OLD_URL_X" "${old_url}" "$OLD_URL"
