import pytest

from app.presence import Presence

limit = 3


@pytest.fixture
def lobby():
    return Presence()


def test_lobby(lobby):
    assert lobby.room and limit == 3
