from app.presence import Presence

presence = Presence()


class TestEntering:
    @staticmethod
    def users():
        return presence.users

    @property
    def room(self):
        return presence.room

    def test_room(self):
        assert self.room == "lobby"

    def test_users(self):
        assert self.users() == []
