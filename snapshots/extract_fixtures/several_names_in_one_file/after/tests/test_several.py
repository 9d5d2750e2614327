import pytest

from app.hub import open_hub
from app.presence import Presence


@pytest.fixture
def hub():
    return open_hub()


@pytest.fixture
def lobby():
    return Presence()


@pytest.fixture
def attic():
    return Presence("attic")


def enter(hub, lobby, user):
    lobby.enter(user)
    return hub.join(lobby.room, user)


def test_enter(hub, lobby):
    assert enter(hub, lobby, "ann") == ["ann"]


def test_attic(attic):
    assert attic.room == "attic"
