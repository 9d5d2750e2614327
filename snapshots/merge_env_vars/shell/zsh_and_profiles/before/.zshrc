export OLD_URL=wss://a
