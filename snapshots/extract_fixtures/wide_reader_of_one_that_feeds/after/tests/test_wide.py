import pytest

from app.handler import Handler
from app.presence import Presence


@pytest.fixture(scope="class")
def presence():
    return Presence()


@pytest.fixture
def handler(presence):
    return Handler(presence)


@pytest.fixture(scope="class")
def users(presence):
    return presence.users


def test_users(users, handler):
    assert handler.presence.users is users
