import pytest


@pytest.fixture
def manager():
    return "narrower"
