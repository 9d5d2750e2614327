import pytest


@pytest.fixture(scope="session")
def users(room):
    return [room]


@pytest.fixture(scope="module")
def room():
    return "lobby"
