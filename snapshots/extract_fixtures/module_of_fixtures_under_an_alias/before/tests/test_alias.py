from tests.fixtures import ROOM, manager as shared


def test_send():
    assert shared.send(ROOM) == 1
