import pytest

from app.handler import Handler
from app.presence import Presence

presence = Presence()
handler = Handler(presence)


@pytest.fixture(scope="module")
def users():
    return handler.presence.users


def test_users(users):
    assert users == []


def test_handler():
    assert handler.presence
