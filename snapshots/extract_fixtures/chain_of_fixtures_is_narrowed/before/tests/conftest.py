import pytest


@pytest.fixture(scope="session")
def house(floor):
    return [floor]


@pytest.fixture(scope="package")  # all of it
def floor(room):
    return [room]


@pytest.fixture(scope="class")
def room():
    return "attic"
