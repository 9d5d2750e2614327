import pytest


@pytest.fixture
def lobby():
    return "from the conftest"
