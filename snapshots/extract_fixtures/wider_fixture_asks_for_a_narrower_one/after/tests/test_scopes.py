import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.fixture(scope="module")
def users(room):
    return [room]


@pytest.fixture
def room():
    return "lobby"


def test_users(users):
    assert users == ["lobby"]


def test_enter(presence):
    assert presence.enter("ann") == ["ann"]
