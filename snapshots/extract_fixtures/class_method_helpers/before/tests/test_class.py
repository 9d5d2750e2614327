from app.presence import Presence

presence = Presence()


class TestEntering:
    @classmethod
    def greet(cls, user):
        return presence.enter(user)

    def test_greet(self):
        assert self.greet("ann") and TestEntering.greet("bob")
