from app.presence import Presence
from app.rooms import register, rooms

lobby = register(Presence())


def test_lobby():
    assert lobby in rooms
