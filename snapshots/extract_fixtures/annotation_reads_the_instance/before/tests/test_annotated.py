from app.presence import Presence

presence = Presence()


def enter(where: presence.__class__):
    return where.enter("ann")


def test_enter():
    assert enter(presence) == ["ann"]
