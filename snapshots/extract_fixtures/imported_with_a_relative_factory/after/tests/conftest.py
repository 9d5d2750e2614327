import pytest

from tests.rooms.steps import make_room


@pytest.fixture
def attic():
    return make_room()
