from tests.fixtures import users  # noqa: F401


def test_users(users):
    assert users == []
