import os

if os.environ.get("CI"):
    os.environ["OLD_URL"] = "wss://a"
else:
    os.environ["NEW_URL"] = "wss://b"


def start(first, second):
    first["OLD_URL"] = "wss://a"
    second["NEW_URL"] = "wss://b"
