import pytest

from app.presence import Presence

lobby = Presence()


class TestAnother:
    @pytest.fixture
    def lobby(self):
        return "another"

    def test_another(self, lobby):
        assert lobby == "another"

    def test_reader(self):
        assert lobby.room == "lobby"
