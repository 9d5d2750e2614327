import pytest


@pytest.fixture(scope="session")
def house(floor):
    return [floor]


@pytest.fixture(scope="package")
def floor(room):
    return [room]


@pytest.fixture(scope="class")
def room():
    return "attic"
