import os

os.environ["NEW_URL"] = "wss://a"; os.environ["OLD_URL"] = "wss://a"
os.environ["DEBUG"] = "1"
