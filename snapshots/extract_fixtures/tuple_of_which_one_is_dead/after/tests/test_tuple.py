import pytest

from app.presence import Presence


@pytest.fixture
def attic():
    return Presence("attic")


def test_attic(attic):
    assert attic.room == "attic"
