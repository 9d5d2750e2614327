import sys

from app.presence import Presence

if sys.version_info >= (3, 8):
    ROOM = "attic"
    presence = Presence("attic")


def test_room():
    assert presence.room == ROOM
