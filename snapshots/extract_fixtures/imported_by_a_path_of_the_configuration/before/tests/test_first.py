from chat_steps import presence


def test_users():
    assert presence.users == []
