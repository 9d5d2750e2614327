import pytest

from app.presence import Presence

NAMES = ("lobby", "attic")


@pytest.fixture
def rooms():
    return {name: Presence(name) for name in NAMES}


@pytest.fixture
def listed():
    return [Presence(name) for name in NAMES]


def test_rooms(rooms, listed):
    assert [room.room for room in listed] == list(rooms)
