import pytest

from app.presence import Presence

presence = Presence()


def users():
    return presence.users


@pytest.mark.parametrize("presence", [1, 2])
def test_users(presence):
    assert users() == [] and presence
