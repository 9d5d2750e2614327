from app.presence import Presence

presence = Presence()


def users():
    global presence
    return presence.users


def test_users():
    global presence
    assert users() == presence.users
