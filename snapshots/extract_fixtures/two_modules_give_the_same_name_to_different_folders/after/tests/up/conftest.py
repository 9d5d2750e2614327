import pytest

from app.presence import Presence


@pytest.fixture
def room():
    return Presence("attic")
