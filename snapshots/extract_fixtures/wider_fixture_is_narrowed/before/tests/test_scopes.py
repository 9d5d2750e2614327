import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture(scope="module")
def users(room):
    return [room]


@pytest.fixture(autouse=False, scope="session")
def guests(users):
    return users


@pytest.fixture
def room():
    return "lobby"


def test_users(users, guests):
    assert users == ["lobby"]
    assert guests is users


def test_enter():
    assert presence.enter("ann") == ["ann"]
