import os

os.environ["OLD_URL"] = "wss://a"
ENV = {"OLD_URL": "wss://a"}
NAMES = ["OLD_URL", "X"]
