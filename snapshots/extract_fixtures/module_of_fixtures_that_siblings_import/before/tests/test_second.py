from .fixtures import manager


def test_send():
    assert manager.send("hi") == 1
