from app.presence import Presence

presence = Presence()


class TestCalls:
    def test_one(self):
        presence.enter("ann")

    def test_two(self):
        self.test_one()
        assert "ann" in presence.users
