import pytest


@pytest.fixture
def presence():
    return "another"
