import functools

from app.presence import Presence

presence = Presence()


@functools.lru_cache
def entered(user):
    return presence.enter(user)


def test_first():
    entered("ann")
    entered("ann")
    assert presence.users == ["ann"]


def test_second():
    entered("ann")
    assert presence.users == ["ann"]
