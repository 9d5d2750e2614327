from app.presence import Presence

presence = Presence()


def test_room():
    assert presence.room == "lobby"
