from app.rooms import Room

with Room() as room:
    pass


def test_room():
    assert room
