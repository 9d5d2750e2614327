import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()  # migrator: ignore[another]


def test_enter(presence):
    assert presence.enter("ann") == ["ann"]
