import pytest

from app.handler import Handler
from app.presence import Presence

presence = Presence()
handler = Handler(presence)


@pytest.fixture(scope="class")
def users():
    return presence.users


def test_users(users):
    assert handler.presence.users is users
