from app.ws.manager import get_manager

manager = get_manager()


def test_someone():
    assert manager.ids == ["s"]
