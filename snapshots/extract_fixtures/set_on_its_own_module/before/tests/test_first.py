import sys

from app.presence import Presence

presence = Presence()


def test_set(monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "presence", None)
    assert presence is None


def test_item(monkeypatch):
    monkeypatch.setitem(globals(), "presence", 3)
    assert presence == 3
