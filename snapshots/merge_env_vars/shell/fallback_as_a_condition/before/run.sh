#!/bin/sh
set -eu

# OLD_URL is what it was called before.
if [ -z "${NEW_URL:-}" ] && [ -n "${OLD_URL:-}" ]; then
  export NEW_URL="$OLD_URL"
fi

exec ./server "$NEW_URL"
