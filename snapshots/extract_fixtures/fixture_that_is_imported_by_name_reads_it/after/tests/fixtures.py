import pytest


@pytest.fixture
def users(presence):
    return presence.users
