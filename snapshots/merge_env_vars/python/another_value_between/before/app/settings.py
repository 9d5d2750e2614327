import os

url = os.getenv("NEW_URL") or config.url or os.getenv("OLD_URL")
