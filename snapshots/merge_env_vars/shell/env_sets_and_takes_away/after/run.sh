env NEW_URL=wss://a ./server
env "NEW_URL=wss://a" ./server
env -u NEW_URL ./server
env -u NEW_URL ./server
