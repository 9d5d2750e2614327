from tests.shared import make


def test_enter(lobby):
    assert make().room != lobby.room
