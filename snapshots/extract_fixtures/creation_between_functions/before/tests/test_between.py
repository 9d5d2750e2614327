from app.ws.manager import get_manager


def greeting():
    return "hi"


manager = get_manager()


def test_send():
    assert manager.send(greeting()) == 1
