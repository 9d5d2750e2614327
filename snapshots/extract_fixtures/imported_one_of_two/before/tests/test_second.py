from tests.test_first import lobby


def test_room():
    assert lobby.room == "lobby"
