from app.presence import Presence

presence = Presence()


def test_users(:
    assert presence.users == []
