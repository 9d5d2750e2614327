import pytest


@pytest.fixture
def old():
    return 1
