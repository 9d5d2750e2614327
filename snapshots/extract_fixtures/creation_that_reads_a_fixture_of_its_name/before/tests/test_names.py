import pytest

from app.presence import Presence

users = ["ann"]
presence = Presence(room=len(users))


@pytest.fixture
def room():
    return "attic"


def test_room(room):
    assert presence.room == 1 and room
