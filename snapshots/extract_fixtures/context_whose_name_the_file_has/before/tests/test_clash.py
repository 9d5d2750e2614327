from app.ws.manager import get_manager

manager = get_manager()


class Ctx:
    """Another one."""


def test_send():
    assert manager.send(Ctx) == 1
