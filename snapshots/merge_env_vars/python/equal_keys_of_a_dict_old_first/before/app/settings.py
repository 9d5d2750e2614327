ENV = {
    # the old name: OLD_URL
    "OLD_URL": "wss://a",
    # what everybody uses
    "NEW_URL": "wss://a",
}
