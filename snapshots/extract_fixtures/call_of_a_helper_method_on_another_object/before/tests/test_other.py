from app.presence import Presence

presence = Presence()


class TestEntering:
    def greet(self, user):
        return presence.enter(user)

    def test_greet(self):
        assert self.greet("ann")

    def test_of_another(self):
        other = TestEntering()
        assert other.greet("bob")
