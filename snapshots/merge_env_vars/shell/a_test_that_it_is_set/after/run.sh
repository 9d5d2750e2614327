if [ -z "$NEW_URL" ]; then
  echo "OLD_URL must be set" >&2
  exit 1
fi
test -n "$NEW_URL" || exit 1
: "${NEW_URL:?must be set}"
