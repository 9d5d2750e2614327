OLD_URL=wss://a
NEW_URL=wss://a
export OLD_URL
export NEW_URL
