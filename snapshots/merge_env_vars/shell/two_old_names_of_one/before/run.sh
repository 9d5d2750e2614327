export OLD_URL=wss://a
export LEGACY_URL=wss://a
echo "${NEW_URL:-${LEGACY_URL:-$OLD_URL}}"
