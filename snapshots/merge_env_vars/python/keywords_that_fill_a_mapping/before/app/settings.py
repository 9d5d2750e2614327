import os

os.environ.update(OLD_URL="wss://a")
os.environ.update(OLD_URL="wss://a", NEW_URL="wss://a")
env = dict(os.environ, OLD_URL="wss://a", DEBUG="1")
same = dict(
    NEW_URL="wss://a",
    OLD_URL="wss://a",  # for old servers
)
