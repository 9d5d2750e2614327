export OLD_URL=wss://a OLD_KEY=x
echo "$OLD_URL$OLD_KEY"
