from app.presence import Presence

presence = Presence()
presence += "ann"


def test_users():
    assert presence.users == ["ann"]
