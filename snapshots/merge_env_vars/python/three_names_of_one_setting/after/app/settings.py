import os

url = os.getenv("NEW_URL") or "wss://a"
NAMES = ["NEW_URL"]
ENV = {"NEW_URL": "wss://a", }
os.environ["NEW_URL"] = "wss://a"
