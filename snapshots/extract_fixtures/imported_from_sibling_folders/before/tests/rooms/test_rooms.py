from app.ws.manager import get_manager

manager = get_manager()


def test_send():
    assert manager.send("hi") == 1
