import os

from app.hub import open_hub

HAS_HUB = "CHAT_URL" in os.environ
if HAS_HUB:
    hub = open_hub()


def join(user):
    return hub.join("lobby", user)


def test_join():
    assert not HAS_HUB or join("ann") == ["ann"]
