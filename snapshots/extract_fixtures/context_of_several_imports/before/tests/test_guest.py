from app.ws.manager import get_manager

manager = get_manager()


def test_guest():
    assert manager.ids == ["guest"]
