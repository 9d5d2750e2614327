import sys

from app.presence import Presence

lobby = Presence()


def enter(user):
    return lobby.enter(user)


def twice(user):
    return enter(user), enter(user)


def test_patched(monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "enter", lambda user: user)
    assert twice("ann") == ("ann", "ann")
