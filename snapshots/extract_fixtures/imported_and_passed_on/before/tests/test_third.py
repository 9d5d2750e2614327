from tests.shared import lobby


def test_room():
    assert lobby.room == "lobby"
