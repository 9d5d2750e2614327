from app.presence import Presence

presence = Presence()


def enter(user):
    enter.calls += 1
    return presence.enter(user)


enter.calls = 0


def test_enter():
    assert enter("ann") and enter.calls == 1
