from functools import partial

from app.presence import Presence

presence = Presence()


def enter(user):
    return presence.enter(user)


def test_partial():
    assert partial(enter, "ann")() == ["ann"]
