import os

url = os.environ.get("OLD_URL", "wss://a")
os.environ["OLD_URL"] = url
other = os.getenv("OTHER")
