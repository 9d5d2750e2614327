import pytest

from .presence import Presence


@pytest.fixture
def lobby():
    return Presence()


def test_room(lobby):
    assert lobby.room == "lobby"
