from app.ws import manager as ws

manager = ws.get_manager()


def test_send():
    assert manager.send("hi") == 1
