import pytest as pt
from pytest import fixture

from app.presence import Presence

presence = Presence()


@fixture
def users():
    return presence.users


@pt.mark.parametrize("user", ["ann"])
def test_users(users, user):
    assert presence.enter(user) is users
