import os

os.environ["NEW_URL"] = "wss://a"

if os.environ.get("CI"):
    os.environ.setdefault("NEW_URL", "wss://b")
else:
    os.environ["OLD_URL"] = "wss://c"
    os.environ["NEW_URL"] = "wss://d"
