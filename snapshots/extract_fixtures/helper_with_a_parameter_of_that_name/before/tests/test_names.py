from app.presence import Presence

presence = Presence()


def enter(presence, user):
    return presence.enter(user)


def enter_here(user):
    return enter(presence, user)


def test_own():
    assert enter(Presence("attic"), "ann") == ["ann"]


def test_here():
    assert enter_here("ann") == ["ann"]
