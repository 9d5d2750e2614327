import os

from app.hub import open_hub

HAS_HUB = "CHAT_URL" in os.environ
if HAS_HUB:
    hub = open_hub()


def test_join():
    if not HAS_HUB:
        return
    assert hub.join("lobby", "ann") == ["ann"]
