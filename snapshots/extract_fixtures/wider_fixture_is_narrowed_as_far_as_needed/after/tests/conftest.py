import pytest


@pytest.fixture(scope="module")
def users(room):
    return [room]


@pytest.fixture(scope="module")
def room():
    return "lobby"
