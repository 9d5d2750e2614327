from app.presence import Presence

presence = Presence()


class TestEntering:
    def greet(self, user):
        return presence.enter(user)

    def test_greet(self):
        def all_of(*users):
            return [self.greet(user) for user in users]

        assert all_of("ann", "bob")
        assert (lambda: self.greet("cleo"))()
