from app.presence import Presence

presence = Presence()


def enter(user, where=presence):
    return where.enter(user)


def test_enter():
    assert enter("ann") == ["ann"]
