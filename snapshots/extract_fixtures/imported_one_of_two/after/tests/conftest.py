import pytest

from app.presence import Presence


@pytest.fixture
def lobby():
    return Presence()
