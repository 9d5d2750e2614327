from app.presence import Presence

presence = Presence()


def test_fresh():
    global presence
    assert presence.users == []
    presence = Presence("attic")


def test_room():
    assert presence.room
