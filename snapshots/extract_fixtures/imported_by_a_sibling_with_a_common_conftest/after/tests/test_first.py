def test_send(room, manager):
    assert manager.send(room) == 1
