import pytest

from app.presence import Presence

ROOM = "attic"


@pytest.fixture
def presence():
    return Presence(ROOM)


def test_room(presence):
    assert presence.room == ROOM
