from app.presence import Presence

presence = Presence()


class TestEntering:
    def greet(self, user):
        return presence.enter(user)

    def test_greet(self):
        class Window:
            def greet(self, user):
                return user

            def open(self):
                return self.greet("nobody")

        assert Window().open() == "nobody"
        assert self.greet("ann")
