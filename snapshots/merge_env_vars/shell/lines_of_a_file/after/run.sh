echo "NEW_URL=wss://a" >> .env
echo "export NEW_URL=$NEW_URL" >>~/.profile
