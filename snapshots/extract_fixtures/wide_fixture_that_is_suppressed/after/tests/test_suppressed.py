import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.fixture(scope="module")  # migrator: ignore[step]
def users(room):
    return [room]


@pytest.fixture
def room():
    return "lobby"


def test_users(users):
    assert users


def test_presence(presence):
    assert presence.users == []
