import pytest

from . import factories
from .factories import make_presence as make


@pytest.fixture
def lobby():
    return make()


@pytest.fixture
def attic():
    return factories.make_presence("attic")


def test_lobby(lobby, attic):
    assert lobby.room != attic.room
