import pytest

from app.presence import Presence

presence = Presence()


def entered(user):
    return presence.enter(user)


def twice(user):
    entered(user)
    return entered(user)


@pytest.fixture(scope="module")
def users():
    return twice("ann")


def test_users(users):
    assert users == ["ann", "ann"]
    assert presence.users is users
