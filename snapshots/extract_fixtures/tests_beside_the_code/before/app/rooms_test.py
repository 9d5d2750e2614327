from .presence import Presence

lobby = Presence()


def test_room():
    assert lobby.room == "lobby"
