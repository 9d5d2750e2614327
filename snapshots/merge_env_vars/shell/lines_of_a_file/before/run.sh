echo "OLD_URL=wss://a" >> .env
echo "NEW_URL=wss://a" >> .env
echo "export OLD_URL=$OLD_URL" >>~/.profile
