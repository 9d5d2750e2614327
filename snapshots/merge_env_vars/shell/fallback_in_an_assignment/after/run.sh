export NEW_URL
