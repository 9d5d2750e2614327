import pytest

from tests.shared import lobby


@pytest.fixture
def users():
    return lobby.users
