PORT=80 \
  NEW_URL=wss://a \
  ./server
