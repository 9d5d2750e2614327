env OLD_URL=wss://a ./server
env "OLD_URL=wss://a" "NEW_URL=wss://a" ./server
env -u OLD_URL ./server
env -u OLD_URL -u NEW_URL ./server
