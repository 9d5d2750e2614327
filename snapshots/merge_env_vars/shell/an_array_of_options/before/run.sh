args=(-e OLD_URL=wss://a -e NEW_URL=wss://a -e PORT)
docker run "${args[@]}" app
