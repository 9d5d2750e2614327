import pytest


@pytest.fixture
def first():
    return 1


@pytest.fixture(name="number")
def second():
    return 2


@pytest.fixture(autouse=True)
def third():
    return 3


@pytest.fixture
def fourth():
    return 4
