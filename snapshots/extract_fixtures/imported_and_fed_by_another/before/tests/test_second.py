from tests.test_first import handler


def test_users():
    assert handler.presence.users == []
