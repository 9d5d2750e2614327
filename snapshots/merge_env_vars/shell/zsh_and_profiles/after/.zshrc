export NEW_URL=wss://a
