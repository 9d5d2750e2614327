export OLD_URL
curl "${NEW_URL:-$OLD_URL}" "${NEW_URL:-${OLD_URL:-wss://a}}" "${OLD_URL%/}"
sh -c 'echo ${NEW_URL:-$OLD_URL}'
[ -n "${NEW_URL:-$OLD_URL}" ] && printenv OLD_URL
