from app.presence import Presence

presence = Presence()


def make(user):
    def test():
        assert presence.enter(user)

    return test


test_ann = make("ann")
test_bob = make("bob")
