import pytest

from app.presence import Presence


@pytest.fixture
def test_presence():
    return Presence()


def test_enter(test_presence):
    assert test_presence.enter("ann") == ["ann"]
