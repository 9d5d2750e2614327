def test_enter(lobby):
    assert lobby.enter("ann") == ["ANN"]
