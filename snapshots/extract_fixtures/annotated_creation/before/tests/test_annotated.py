from app.ws.manager import Manager, get_manager

manager: Manager = get_manager()


def test_send():
    assert manager.send("hi") == 1
