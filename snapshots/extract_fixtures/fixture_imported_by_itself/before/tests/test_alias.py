from pytest import fixture

from app.presence import Presence

presence = Presence()


@fixture
def users():
    return presence.users


def test_users(users):
    assert users == []
