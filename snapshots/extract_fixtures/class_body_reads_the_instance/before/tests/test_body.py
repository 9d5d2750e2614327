from app.presence import Presence

presence = Presence()


class TestRoom:
    room = presence.room

    def test_room(self):
        assert self.room == "lobby"
