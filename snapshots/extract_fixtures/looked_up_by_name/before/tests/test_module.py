import sys

from app.presence import Presence

lobby = Presence()


def test_module():
    assert getattr(sys.modules[__name__], "lobby").users == []
    assert lobby.room
