from app.ws.manager import get_manager

manager = get_manager()


def test_send(room):
    assert manager.send(room) == 1
