export NEW_URL="$NEW_URL"
exec ./server
