export NEW_URL="$OLD_URL"
exec ./server
