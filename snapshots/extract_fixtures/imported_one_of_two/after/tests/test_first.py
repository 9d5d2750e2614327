import pytest

from app.presence import Presence


@pytest.fixture
def attic():
    return Presence("attic")


def test_both(lobby, attic):
    assert lobby.room != attic.room
