from app.presence import Presence

presence = Presence()


class TestEntering:
    def setup_method(self):
        presence.close()

    def test_enter(self):
        assert presence.enter("ann") == ["ann"]
