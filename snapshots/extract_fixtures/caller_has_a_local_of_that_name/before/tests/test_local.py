from app.presence import Presence

presence = Presence()


def users():
    return presence.users


def test_local():
    presence = "nobody"
    assert users() == [] and presence


def test_plain():
    assert users() == []
