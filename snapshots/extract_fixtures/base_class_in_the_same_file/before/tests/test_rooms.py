from app.presence import Presence

presence = Presence()


class Rooms:
    room = "lobby"

    def test_room(self):
        assert presence.room == self.room


class TestLobby(Rooms):
    def test_users(self):
        assert presence.users == []
