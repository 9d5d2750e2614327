import pytest

from app.presence import Presence
from tests.shared import ROOM


@pytest.fixture
def lobby():
    return Presence(ROOM)
