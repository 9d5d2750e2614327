docker run -e OLD_URL=wss://a -e NEW_URL=wss://b app
