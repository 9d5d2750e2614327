import os

url = os.environ.get("OLD_URL") or os.environ.get("NEW_URL") or "wss://a"
