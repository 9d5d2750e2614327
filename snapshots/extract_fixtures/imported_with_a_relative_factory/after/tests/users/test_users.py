def test_users(attic):
    assert attic.users == []
