import pytest

from tests.shared import Loud


@pytest.fixture
def lobby():
    return Loud("lobby")
