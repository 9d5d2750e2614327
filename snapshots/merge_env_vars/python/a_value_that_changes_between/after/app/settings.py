import os

os.environ["NEW_URL"] = url
url = "wss://b"
os.environ["NEW_URL"] = url
