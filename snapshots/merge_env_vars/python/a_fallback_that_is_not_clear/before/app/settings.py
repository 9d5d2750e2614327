import os

url = os.getenv("NEW_URL", str(os.getenv("OLD_URL")))
other = os.getenv("NEW_URL") if os.getenv("NEW_URL") else os.getenv("OLD_URL", "wss://a")
