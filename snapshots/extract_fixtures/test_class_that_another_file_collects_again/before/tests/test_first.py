from app.presence import Presence

presence = Presence()


class TestRoom:
    def test_room(self):
        assert presence.room == "lobby"
