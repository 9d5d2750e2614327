set -e
exec ./server "$NEW_URL"
