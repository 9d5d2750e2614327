import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def enter(user, presence=None):
    return presence.enter(user)


def test_keyword(presence):
    assert enter("ann", presence=presence) == ["ann"]
