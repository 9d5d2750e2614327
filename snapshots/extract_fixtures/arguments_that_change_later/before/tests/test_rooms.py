from app.presence import Presence

room = "attic"
presence = Presence(room)
room = "cellar"


def test_room():
    assert presence.room == "attic"
    assert room == "cellar"
