if [ -z "$OLD_URL" ]; then
  echo "OLD_URL must be set" >&2
  exit 1
fi
test -n "$OLD_URL" || exit 1
: "${OLD_URL:?must be set}"
