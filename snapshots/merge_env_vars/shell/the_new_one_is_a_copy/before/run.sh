OLD_URL=wss://a
NEW_URL=$OLD_URL
export NEW_URL
