ENV = [
    "NEW_URL=wss://a",
    "OLD_URL=wss://a",
    f"X={url}",
]
OTHER = [f"OLD_URL={url}", f"NEW_URL={url}"]
DIFFERENT = ["OLD_URL=wss://a", "NEW_URL=wss://b"]
