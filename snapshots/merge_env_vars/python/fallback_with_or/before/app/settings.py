import os

url = os.environ.get("NEW_URL") or os.environ.get("OLD_URL") or "wss://a"
other = os.getenv("NEW_URL") or os.getenv("OLD_URL")
