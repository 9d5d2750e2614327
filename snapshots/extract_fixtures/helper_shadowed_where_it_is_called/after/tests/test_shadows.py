import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def enter(presence, user):
    return presence.enter(user)


def test_direct(presence):
    assert enter(presence, "ann") == ["ann"]


def test_local():
    enter = str.upper
    assert enter("ann") == "ANN"


def test_nested():
    def enter(user):
        return user * 2

    assert enter("a") == "aa"
