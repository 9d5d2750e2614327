from common import ROOM


def test_send(manager):
    assert manager.send(ROOM) == 1
