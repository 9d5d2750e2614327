from app.presence import Presence

presence = Presence()


def enter(user):
    return presence.enter(user)


def test_direct():
    assert enter("ann") == ["ann"]


def test_local():
    enter = str.upper
    assert enter("ann") == "ANN"


def test_nested():
    def enter(user):
        return user * 2

    assert enter("a") == "aa"
