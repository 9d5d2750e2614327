from app.presence import Presence

ROOM = "attic"
presence = Presence(ROOM)


def test_room():
    assert presence.room == "attic"


def test_other():
    global ROOM
    ROOM = "cellar"
    assert presence.room == "attic"


def test_last():
    assert presence.room == "attic"
