def test_users(lobby):
    assert lobby.users == []
