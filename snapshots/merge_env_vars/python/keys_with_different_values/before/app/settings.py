ENV = {
    "NEW_URL": "wss://a",
    "OLD_URL": "wss://b",
}
