import pytest

from tests.shared import lobby


@pytest.fixture(scope="module")
def users():
    return lobby.users


def test_users(users):
    assert users is lobby.users
