from app.presence import Presence

presence = Presence()


class RoomTests:
    name = None

    def test_name(self):
        presence.room = self.name
        assert presence.room == self.name


class TestLobby(RoomTests):
    name = "lobby"


class TestAttic(RoomTests):
    name = "attic"

    def test_name(self):
        super().test_name()
