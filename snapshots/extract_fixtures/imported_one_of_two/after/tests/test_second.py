def test_room(lobby):
    assert lobby.room == "lobby"
