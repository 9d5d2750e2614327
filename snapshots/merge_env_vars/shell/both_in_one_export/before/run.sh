export OLD_URL=wss://a NEW_URL=wss://a PORT=80
