import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.fixture
def users(room):
    return [room]


@pytest.fixture(autouse=False)
def guests(users):
    return users


@pytest.fixture
def room():
    return "lobby"


def test_users(users, guests):
    assert users == ["lobby"]
    assert guests is users


def test_enter(presence):
    assert presence.enter("ann") == ["ann"]
