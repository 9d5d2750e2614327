import pytest

from app.presence import Presence


@pytest.fixture
def last():
    for name in ("attic", "cellar"):
        last = Presence(name)
    return last


rooms = [Presence(name) for name in ("attic", "cellar")]
by_name = {room.room: room for room in rooms}


def test_last(last):
    assert last.room == "cellar"


def test_rooms():
    assert list(by_name) == ["attic", "cellar"]
