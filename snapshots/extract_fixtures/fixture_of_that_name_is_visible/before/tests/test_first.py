from app.presence import Presence

presence = Presence()


def test_enter():
    assert presence.enter("ann")


class TestAnother:
    def test_another(self, presence):
        assert presence == "another"
