from app.presence import Presence

presence = Presence()


class TestRoom:
    room = "lobby"

    def test_room(self):
        assert presence.room == self.room
