import pytest


@pytest.fixture
def room():
    return "attic"
