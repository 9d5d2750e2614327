from app.rooms import Room

room = Room.open()


def test_room():
    assert room.name == "lobby"
