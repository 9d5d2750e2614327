from app.presence import Presence

presence = Presence()
presence.enter("ann")


def test_users():
    assert presence.users == ["ann"]
