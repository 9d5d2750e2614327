OLD_URL=wss://a
curl "$OLD_URL"
