from app.presence import Presence

presence = Presence()


class Steps:
    def greet(self, user):
        return presence.enter(user)


class TestEntering(Steps):
    def greet(self, user):
        return super().greet(user.upper())

    def test_greet(self):
        assert "ANN" in self.greet("ann")
