export OLD_URL
curl "$OLD_URL" "${OLD_URL:-wss://a}" "${OLD_URL%/}"
sh -c 'echo $OLD_URL'
[ -n "$OLD_URL" ] && printenv OLD_URL
