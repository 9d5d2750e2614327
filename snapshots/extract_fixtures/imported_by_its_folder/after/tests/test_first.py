def test_users(presence):
    assert presence.users == []
