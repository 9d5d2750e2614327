import pytest

from app.hub import open_hub
from app.presence import Presence


@pytest.fixture
def hub():
    return open_hub()


@pytest.fixture
def presence():
    presence = Presence()
    yield presence
    presence.close()


def enter(presence, hub, user):
    return hub.join(presence.room, user)


def test_enter(hub, presence):
    assert enter(presence, hub, "ann") == ["ann"]
