from app.presence import Presence

NAMES = ("lobby", "attic")
rooms = {name: Presence(name) for name in NAMES}
listed = [Presence(name) for name in NAMES]


def test_rooms():
    assert [room.room for room in listed] == list(rooms)
