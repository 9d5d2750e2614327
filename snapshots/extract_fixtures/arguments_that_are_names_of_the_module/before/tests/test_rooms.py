from app.presence import Presence

ROOM = "attic"
presence = Presence(ROOM)


def test_room():
    assert presence.room == ROOM
