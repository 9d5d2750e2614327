from unittest.mock import patch

from app.presence import Presence

presence = Presence()


def test_patched(monkeypatch):
    monkeypatch.setattr(presence, "room", "attic")
    with patch.object(presence, "enter") as enter:
        presence.enter("ann")
    enter.assert_called_once_with("ann")
    assert presence.room == "attic"
