def test_enter(presence):
    assert presence.enter("ann") == ["ann"]
