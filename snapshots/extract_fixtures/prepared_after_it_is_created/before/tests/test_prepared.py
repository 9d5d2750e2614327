from app.presence import Presence

presence = Presence()
presence.room = "attic"
presence.users[:] = ["ann"]


def test_users():
    assert presence.room == "attic"
    assert presence.users == ["ann"]
