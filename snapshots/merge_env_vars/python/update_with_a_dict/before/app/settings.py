import os

os.environ.update({"OLD_URL": "wss://a"})
os.environ.update({"OLD_URL": "wss://a"}, NEW_URL="wss://a")
env = os.environ | {"OLD_URL": "wss://a"}
env |= {"NEW_URL": "wss://a", "OLD_URL": "wss://b"}
