import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class Rooms:
    room = "lobby"

    def test_room(self, presence):
        assert presence.room == self.room


class TestLobby(Rooms):
    def test_users(self, presence):
        assert presence.users == []
