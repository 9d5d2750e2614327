from app.presence import Presence

presence = Presence()

# the second page


def test_users():
    assert presence.users == []

