import os

from app.presence import Presence

if os.environ.get("CHAT_OFF") is None:
    presence = Presence("attic")


def test_room():
    assert presence.room == "attic"
