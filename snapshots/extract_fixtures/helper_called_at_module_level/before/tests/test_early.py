from app.presence import Presence

presence = Presence()


def room():
    return presence.room


ROOM = room()


def test_room():
    assert ROOM == room()
