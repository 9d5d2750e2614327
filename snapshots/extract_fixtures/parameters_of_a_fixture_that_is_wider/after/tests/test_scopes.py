import pytest

from app.presence import Presence


@pytest.fixture(scope="module")
def presence():
    return Presence()


@pytest.fixture(scope="module")
def users(presence):
    presence.enter("ann")
    return presence.users


@pytest.fixture(scope="class")
def room(presence):
    return presence.room


def test_users(users, room):
    assert users == ["ann"] and room


def test_instance(presence):
    assert presence.room == "lobby"
