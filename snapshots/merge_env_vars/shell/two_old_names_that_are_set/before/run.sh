export OLD_URL=wss://a
export LEGACY_URL=wss://a
./server
