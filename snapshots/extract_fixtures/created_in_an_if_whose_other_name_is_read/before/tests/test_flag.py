import os

from app.presence import Presence

if os.environ.get("CHAT_OFF") is None:
    room = "attic"
    presence = Presence(room)
else:
    room = "cellar"
    presence = None


def test_room():
    assert presence.room == room
