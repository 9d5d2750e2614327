from chat.tests.test_chat import manager


def test_send():
    assert manager.send("ring") == 1
