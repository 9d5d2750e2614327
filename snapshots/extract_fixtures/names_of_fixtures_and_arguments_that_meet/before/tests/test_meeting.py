import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture
def room():
    return presence.room


def described(room):
    return f"{room}: {presence.users}"


def test_described(room):
    assert described(room) == "lobby: []"


def test_by_keyword():
    assert described(room="attic") == "attic: []"


def test_keyword_of_that_name():
    assert dict(presence=1) == {"presence": 1}
