from app.presence import Presence

presence = Presence()


def test_users():
    assert presence.users == []


def again():
    test_users()


def test_again():
    again()
