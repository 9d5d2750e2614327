args=(-e NEW_URL=wss://a -e PORT)
docker run "${args[@]}" app
