import pytest

from app.presence import Presence

presence = Presence()


@pytest.mark.skipif(presence.room != "lobby", reason="only in the lobby")
def test_enter():
    assert presence.enter("ann") == ["ann"]
