from app.presence import Presence

presence = Presence()


class Steps:
    def enter(self, user):
        return presence.enter(user)


class TestEntering(Steps):
    def test_enter(self):
        assert self.enter("ann") == ["ann"]


class TestTwice(Steps):
    def test_twice(self):
        assert self.enter("ann") and self.enter("bob")
