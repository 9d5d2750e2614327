from app.presence import Presence

presence = Presence()


class TestPositions:
    def test_default(self, user="ann"):
        assert presence.room and user

    def test_call(self):
        self.test_default("bob")
        assert presence.room
