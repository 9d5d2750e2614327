from app.ws.manager import get_manager

manager = get_manager()  # type: ignore[no-untyped-call]


def test_send():
    assert manager.send("hi") == 1
