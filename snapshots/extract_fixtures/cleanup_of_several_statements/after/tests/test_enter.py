import pytest

from app.presence import Presence


@pytest.fixture
def lobby():
    lobby = Presence()
    yield lobby
    lobby.users.clear(); lobby.close()  # both


def test_enter(lobby):
    assert lobby.enter("ann") == ["ann"]
