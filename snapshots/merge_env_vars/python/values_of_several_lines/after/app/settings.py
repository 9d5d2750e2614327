ENV = {
    "NEW_URL": (
        "wss://a/b"
    ),
    "X": "1",
}
