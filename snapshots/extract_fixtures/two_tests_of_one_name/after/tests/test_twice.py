import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_enter(presence):
    assert presence.enter("ann") == ["bob"]


def test_enter(presence):
    assert presence.enter("ann") == ["ann"]
