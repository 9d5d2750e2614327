def test_room(presence):
    assert presence.room == "lobby"
