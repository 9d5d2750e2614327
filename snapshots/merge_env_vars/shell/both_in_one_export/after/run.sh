export NEW_URL=wss://a PORT=80
