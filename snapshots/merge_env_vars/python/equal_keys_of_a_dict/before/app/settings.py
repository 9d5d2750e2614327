ENV = {
    "NEW_URL": "wss://a",
    "OLD_URL": "wss://a",  # alias
    "MY_OLD_URL": "x",
}
