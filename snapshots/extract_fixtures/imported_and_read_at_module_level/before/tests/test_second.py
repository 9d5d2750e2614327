from tests.test_first import presence

ROOM = presence.room


def test_room():
    assert ROOM == "lobby"
