import pytest

from app.presence import Presence


@pytest.fixture
def room():
    return Presence("cellar")


def test_cellar(room):
    assert room.room == "cellar"
