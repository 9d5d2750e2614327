OLD_URL=wss://a PORT=80 ./server
OLD_URL="$HOST/a" NEW_URL="$HOST/a" ./server
OLD_URL=wss://a NEW_URL=wss://b ./server
NEW_URL=$OLD_URL ./server
