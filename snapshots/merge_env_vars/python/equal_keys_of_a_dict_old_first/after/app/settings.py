ENV = {
    # what everybody uses
    "NEW_URL": "wss://a",
}
