import pytest


@pytest.fixture(scope="class")
def house(floor):
    return [floor]


@pytest.fixture(scope="class")  # all of it
def floor(room):
    return [room]


@pytest.fixture(scope="class")
def room():
    return "attic"
