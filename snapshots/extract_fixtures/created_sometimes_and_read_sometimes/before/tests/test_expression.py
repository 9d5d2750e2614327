import os

from app.hub import open_hub

if os.environ.get("CHAT_URL"):
    hub = open_hub()


def test_join():
    if os.environ.get("CHAT_URL"):
        assert hub.join("lobby", "ann") == ["ann"]
