from shared import presence


def test_users():
    assert presence.users == []
