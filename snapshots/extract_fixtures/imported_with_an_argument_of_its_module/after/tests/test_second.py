from tests.shared import ROOM


def test_room(lobby):
    assert lobby.room == ROOM
