import pytest

from app.presence import Presence


@pytest.fixture
def lobby():
    return Presence()


@pytest.fixture
def presence(lobby):
    return lobby


def test_lobby(lobby):
    assert lobby.enter("ann")


def test_presence(presence):
    assert presence.room
