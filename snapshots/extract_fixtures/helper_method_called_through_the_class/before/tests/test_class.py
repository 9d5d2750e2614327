from app.presence import Presence

presence = Presence()


class TestEntering:
    def enter(self, user):
        return presence.enter(user)

    def test_through_the_class(self):
        assert TestEntering.enter(self, "ann")


def test_outside():
    assert TestEntering().enter("bob")
