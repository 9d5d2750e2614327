import pytest

from app.presence import Presence

room = "lobby"
presence = Presence(room)


@pytest.fixture
def room():
    return "attic"


def test_room(room):
    assert room == "attic" and presence.room == "lobby"
