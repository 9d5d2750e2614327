try:
    from app.ws.fast import get_manager

    manager = get_manager()
except ImportError:
    from app.ws.manager import Manager

    manager = Manager()


def test_send():
    assert manager.send("hi") == 1
