from app.compat import make_manager

manager = make_manager()


def test_send():
    assert manager.send("hi") == 1
