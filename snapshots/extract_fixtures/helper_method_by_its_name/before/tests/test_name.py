from app.presence import Presence

presence = Presence()


class TestEntering:
    def enter(self, user):
        return presence.enter(user)

    def test_enter(self):
        assert getattr(self, "enter")("ann")

    def test_again(self):
        assert self.enter("bob")
