import pytest

from app.presence import Presence

presence = Presence()


@pytest.fixture(scope="module")
def users():
    presence.enter("ann")
    return presence.users


@pytest.fixture(scope="class")
def room():
    return presence.room


def test_users(users, room):
    assert users == ["ann"] and room


def test_instance():
    assert presence.room == "lobby"
