import sys

from app.presence import Presence

presence = Presence()


if sys.platform == "win32":

    def test_room():
        assert presence.room != "attic"

else:

    def test_room():
        assert presence.room == "lobby"
