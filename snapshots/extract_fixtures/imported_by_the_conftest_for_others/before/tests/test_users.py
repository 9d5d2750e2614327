from tests.shared import lobby


def test_users(users):
    assert users is lobby.users
