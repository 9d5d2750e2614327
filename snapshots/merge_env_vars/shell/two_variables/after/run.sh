export NEW_URL=wss://a NEW_KEY=x
echo "$NEW_URL$NEW_KEY"
