from app.handler import Handler
from app.ws.manager import get_manager

manager = get_manager()
handler = Handler(manager)


def test_handle():
    assert handler.handle("hi") == 1


def test_same():
    assert handler.manager is manager
