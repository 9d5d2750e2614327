def test_enter():
    from tests.test_first import presence

    assert presence.enter("ann")
