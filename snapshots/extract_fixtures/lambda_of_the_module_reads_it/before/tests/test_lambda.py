from app.presence import Presence

presence = Presence()
users = lambda: presence.users


def test_users():
    assert users() == []
