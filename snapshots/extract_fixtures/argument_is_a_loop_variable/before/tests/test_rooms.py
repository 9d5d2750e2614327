from app.presence import Presence

for name in ("attic", "cellar"):
    last = Presence(name)

rooms = [Presence(name) for name in ("attic", "cellar")]
by_name = {room.room: room for room in rooms}


def test_last():
    assert last.room == "cellar"


def test_rooms():
    assert list(by_name) == ["attic", "cellar"]
