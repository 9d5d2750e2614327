from tests.shared import ROOM, lobby


def test_room():
    assert lobby.room == ROOM
