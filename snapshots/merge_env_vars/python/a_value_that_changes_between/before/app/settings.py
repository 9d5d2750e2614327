import os

os.environ["OLD_URL"] = url
url = "wss://b"
os.environ["NEW_URL"] = url
