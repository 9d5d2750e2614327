ENV = {
    "OLD_URL": (
        "wss://a"
        "/b"
    ),
    "NEW_URL": (
        "wss://a/b"
    ),
    "X": "1",
}
