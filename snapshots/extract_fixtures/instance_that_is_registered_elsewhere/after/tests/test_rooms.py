import pytest

from app.presence import Presence
from app.rooms import register, rooms


@pytest.fixture
def lobby():
    return register(Presence())


def test_lobby(lobby):
    assert lobby in rooms
