from app.presence import Presence

room = "attic"; presence = Presence(room); LIMIT = 3


def test_room():
    assert len(presence.room) > LIMIT
