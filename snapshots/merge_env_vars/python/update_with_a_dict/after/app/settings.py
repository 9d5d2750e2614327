import os

os.environ.update({"NEW_URL": "wss://a"})
os.environ.update(NEW_URL="wss://a")
env = os.environ | {"NEW_URL": "wss://a"}
env |= {"NEW_URL": "wss://a", "OLD_URL": "wss://b"}
