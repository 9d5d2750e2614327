import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def enter(presence, user):
    return presence.enter(user)


def enter_here(presence, user):
    return enter(presence, user)


def test_own():
    assert enter(Presence("attic"), "ann") == ["ann"]


def test_here(presence):
    assert enter_here(presence, "ann") == ["ann"]
