def test_send(manager):
    assert manager.send("ring") == 1
