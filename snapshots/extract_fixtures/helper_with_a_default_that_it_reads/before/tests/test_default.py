from app.presence import Presence

presence = Presence()


def enter(user, where=None):
    where = where or presence
    return where.enter(user)


def test_default():
    assert enter("ann") == ["ann"]
    assert enter("bob", Presence("attic")) == ["bob"]
