import pytest

from app.presence import Presence


@pytest.fixture(scope="module")
def presence():
    return Presence()


def entered(presence, user):
    return presence.enter(user)


def twice(presence, user):
    entered(presence, user)
    return entered(presence, user)


@pytest.fixture(scope="module")
def users(presence):
    return twice(presence, "ann")


def test_users(users, presence):
    assert users == ["ann", "ann"]
    assert presence.users is users
