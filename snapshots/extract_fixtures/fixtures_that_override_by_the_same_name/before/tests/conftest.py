import pytest


@pytest.fixture
def users():
    return ["ann"]
