from app.presence import Presence

presence = Presence()


def helper():
    return presence.users


def test_a():
    assert 1
