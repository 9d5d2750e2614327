import pytest

from app.presence import Presence

lobby = Presence()


@pytest.fixture(name="lobby")
def make_lobby():
    return "another"


def test_another(lobby):
    assert lobby == "another"


def test_instance():
    assert make_lobby


class TestRoom:
    def test_room(self):
        assert lobby.room == "lobby"
