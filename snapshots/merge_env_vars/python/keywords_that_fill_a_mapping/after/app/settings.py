import os

os.environ.update(NEW_URL="wss://a")
os.environ.update(NEW_URL="wss://a")
env = dict(os.environ, NEW_URL="wss://a", DEBUG="1")
same = dict(
    NEW_URL="wss://a",
)
