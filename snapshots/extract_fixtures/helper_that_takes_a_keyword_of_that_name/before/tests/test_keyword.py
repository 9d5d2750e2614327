from app.presence import Presence

presence = Presence()


def enter(**options):
    return presence.enter(options)


def test_enter():
    assert enter(presence=1) == [{"presence": 1}]
