from app.presence import Presence

presence = Presence()


class TestEntering:
    def tidy(self):
        presence.close()

    def teardown_method(self, method):
        self.tidy()

    def test_enter(self):
        assert presence.enter("ann") == ["ann"]
