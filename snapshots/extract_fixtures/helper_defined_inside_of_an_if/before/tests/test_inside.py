import sys

from app.presence import Presence

presence = Presence()

if sys.platform:

    def room():
        return presence.room


def test_room():
    assert room() == "lobby"
