set -e
NEW_URL="${OLD_URL}"
exec ./server "$NEW_URL"
