import os

os.environ.setdefault("NEW_URL", "wss://a")


def serve():
    os.environ.setdefault("NEW_URL", "wss://a")
    os.environ["OLD_URL"] = "wss://b"
