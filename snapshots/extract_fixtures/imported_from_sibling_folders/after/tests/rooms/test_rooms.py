def test_send(manager):
    assert manager.send("hi") == 1
