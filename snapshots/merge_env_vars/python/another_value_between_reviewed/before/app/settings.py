import os

url = os.getenv("NEW_URL") or config.url or os.getenv("OLD_URL")
old_first = os.getenv("OLD_URL") or config.url or os.getenv("NEW_URL") or "wss://a"
