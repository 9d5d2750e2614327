NEW_URL=wss://a
export NEW_URL
