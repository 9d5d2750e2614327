from app.ws.manager import get_manager

manager = get_manager()


def test_namespace():
    assert manager.ids == ["n"]
