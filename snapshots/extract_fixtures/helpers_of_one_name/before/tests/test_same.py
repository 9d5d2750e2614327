import sys

from app.presence import Presence

presence = Presence()

if sys.platform == "win32":

    def room():
        return "window"

else:

    def room():
        return presence.room


def test_room():
    assert room()
