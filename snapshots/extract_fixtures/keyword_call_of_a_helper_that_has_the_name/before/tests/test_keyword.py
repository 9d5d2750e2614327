from app.presence import Presence

presence = Presence()


def enter(user, presence=None):
    return presence.enter(user)


def test_keyword():
    assert enter("ann", presence=presence) == ["ann"]
