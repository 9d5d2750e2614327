export NEW_URL=wss://a
./first
export NEW_URL=wss://a
./second
