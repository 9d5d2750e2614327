import pytest

from app.handler import Handler
from app.presence import Presence


@pytest.fixture(scope="module")
def presence():
    return Presence()


@pytest.fixture(scope="module")
def handler(presence):
    return Handler(presence)


@pytest.fixture(scope="module")
def users(handler):
    return handler.presence.users


def test_users(users):
    assert users == []


def test_handler(handler):
    assert handler.presence
