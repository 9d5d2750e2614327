if [ -n "$OLD_URL" ]; then
  echo "OLD_URL must not be set" >&2
  exit 1
fi
[ -z "${OLD_URL:-}" ] || exit 1
