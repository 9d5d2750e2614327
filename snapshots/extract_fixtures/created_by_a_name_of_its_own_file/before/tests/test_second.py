from tests.shared import lobby, make


def test_enter():
    assert make().room != lobby.room
