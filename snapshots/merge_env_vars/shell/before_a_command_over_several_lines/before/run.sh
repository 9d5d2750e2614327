PORT=80 \
  OLD_URL=wss://a \
  NEW_URL=wss://a \
  ./server
