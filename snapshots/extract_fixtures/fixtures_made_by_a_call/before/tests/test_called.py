import pytest

from app.presence import Presence

presence = Presence()


def make_users():
    return presence.users


users = pytest.fixture(make_users)


def test_users(users):
    assert users == []
