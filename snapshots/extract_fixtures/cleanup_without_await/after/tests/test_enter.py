import pytest

from app.presence import Presence


@pytest.fixture
def lobby():
    lobby = Presence()
    yield lobby
    lobby.close()


def test_enter(lobby):
    assert lobby.enter("ann") == ["ann"]
