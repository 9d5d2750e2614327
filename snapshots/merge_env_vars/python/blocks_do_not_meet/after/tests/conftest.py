import os

if os.environ.get("CI"):
    os.environ["NEW_URL"] = "wss://a"
else:
    os.environ["NEW_URL"] = "wss://b"


def start(first, second):
    first["NEW_URL"] = "wss://a"
    second["NEW_URL"] = "wss://b"
