import pytest


@pytest.fixture(scope="module")
def users(lobby):
    return lobby.users


def test_users(users, lobby):
    assert users is lobby.users
