def test_users(users):
    assert users == []
