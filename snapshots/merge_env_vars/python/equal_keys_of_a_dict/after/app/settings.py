ENV = {
    "NEW_URL": "wss://a",
    "MY_OLD_URL": "x",
}
