import app.ws.manager as m

manager = m.get_manager()


def test_send():
    assert manager.send("hi") == 1
