from tests.test_first import manager


def test_send():
    assert manager.send("hi") == 1
