import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()
