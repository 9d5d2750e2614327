import os

url = os.environ.get("NEW_URL") or "wss://a"
