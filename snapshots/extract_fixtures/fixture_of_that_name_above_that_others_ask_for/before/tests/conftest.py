import pytest


@pytest.fixture
def presence():
    return "another"


@pytest.fixture
def greeting(presence):
    return f"hello, {presence}"
