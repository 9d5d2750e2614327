import pytest

from app.presence import Presence

presence = Presence()


def rooms():
    return [presence.room, "attic"]


@pytest.mark.parametrize("room", rooms())
def test_room(room):
    assert room
