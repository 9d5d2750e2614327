import pytest

from app.presence import Presence

users = ["ann"]


@pytest.fixture
def presence():
    return Presence(room=len(users))


@pytest.fixture
def room():
    return "attic"


def test_room(room, presence):
    assert presence.room == 1 and room
