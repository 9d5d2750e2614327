import pytest

from app.presence import Presence


@pytest.fixture(scope="module")
def presence():
    return Presence()


def test_first(presence):
    assert presence.enter("ann") == ["ann"]


def test_second(presence):
    assert presence.enter("bob") == ["ann", "bob"]
