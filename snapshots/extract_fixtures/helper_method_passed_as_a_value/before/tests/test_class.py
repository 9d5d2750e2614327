from app.presence import Presence

presence = Presence()


class TestEntering:
    def enter(self, user):
        return presence.enter(user)

    def test_map(self):
        assert list(map(self.enter, "ab"))
