import os

url = os.getenv("NEW_URL") or os.getenv("OLD_URL") or os.getenv("OLDER_URL") or "wss://a"
NAMES = ["OLD_URL", "OLDER_URL", "NEW_URL"]
ENV = {"OLD_URL": "wss://a", "OLDER_URL": "wss://a"}
os.environ["OLD_URL"] = "wss://a"
os.environ["OLDER_URL"] = "wss://a"
