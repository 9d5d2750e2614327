import os

url = os.environ.get("NEW_URL") or "wss://a"
other = os.getenv("NEW_URL")
