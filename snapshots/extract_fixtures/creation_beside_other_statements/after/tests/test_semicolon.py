import pytest

from app.presence import Presence

room = "attic"; LIMIT = 3


@pytest.fixture
def presence():
    return Presence(room)


def test_room(presence):
    assert len(presence.room) > LIMIT
