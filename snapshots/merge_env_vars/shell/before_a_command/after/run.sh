NEW_URL=wss://a PORT=80 ./server
NEW_URL="$HOST/a" ./server
OLD_URL=wss://a NEW_URL=wss://b ./server
NEW_URL=$NEW_URL ./server
