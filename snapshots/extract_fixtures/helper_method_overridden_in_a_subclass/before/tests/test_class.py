from app.presence import Presence

presence = Presence()


class TestEntering:
    user = "ann"

    def enter(self):
        return presence.enter(self.user)

    def test_enter(self):
        assert "ann" in self.enter()


class TestNobody(TestEntering):
    def enter(self):
        return ["ann"]
