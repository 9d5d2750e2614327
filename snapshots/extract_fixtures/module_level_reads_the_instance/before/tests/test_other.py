from app.presence import Presence

lobby = Presence()
ROOM = f"{lobby.room}!"


def test_room():
    assert ROOM == f"{lobby.room}!"
