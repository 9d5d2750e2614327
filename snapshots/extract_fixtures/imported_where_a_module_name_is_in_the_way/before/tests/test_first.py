from tests.shared import lobby


def test_users():
    assert lobby.users == []
