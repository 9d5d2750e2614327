import pytest

from app.presence import Presence


@pytest.fixture
def attic():
    return Presence("attic")


def test_lobby(lobby, attic):
    assert lobby and attic
