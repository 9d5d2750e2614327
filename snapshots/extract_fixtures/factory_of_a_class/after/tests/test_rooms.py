import pytest

from app.rooms import Room


@pytest.fixture
def room():
    return Room.open()


def test_room(room):
    assert room.name == "lobby"
