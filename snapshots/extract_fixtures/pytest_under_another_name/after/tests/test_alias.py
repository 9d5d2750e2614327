import pytest as pt
from pytest import fixture

from app.presence import Presence


@pt.fixture
def presence():
    return Presence()


@fixture
def users(presence):
    return presence.users


@pt.mark.parametrize("user", ["ann"])
def test_users(users, user, presence):
    assert presence.enter(user) is users
