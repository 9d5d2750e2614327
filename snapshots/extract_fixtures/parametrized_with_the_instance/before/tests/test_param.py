import pytest

from app.presence import Presence

presence = Presence()


@pytest.mark.parametrize("room", [presence.room, "attic"])
def test_room(room):
    assert room


def test_enter():
    assert presence.enter("ann") == ["ann"]
