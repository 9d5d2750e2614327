import os

url = os.getenv("NEW_URL") or config.url
old_first = os.getenv("NEW_URL") or config.url or "wss://a"
