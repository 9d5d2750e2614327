from pytest import fixture

from app.presence import Presence


@fixture
def presence():
    return Presence()


@fixture
def users(presence):
    return presence.users


def test_users(users):
    assert users == []
