import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.fixture
def room(presence):
    return presence.room


def described(presence, room):
    return f"{room}: {presence.users}"


def test_described(room, presence):
    assert described(presence, room) == "lobby: []"


def test_by_keyword(presence):
    assert described(presence, room="attic") == "attic: []"


def test_keyword_of_that_name():
    assert dict(presence=1) == {"presence": 1}
