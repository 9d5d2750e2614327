from common import ROOM, manager


def test_send():
    assert manager.send(ROOM) == 1
