from app.presence import Presence

presence = Presence()


def enter(user):
    return presence.enter(user)


def test_enter():
    assert enter("ann")
