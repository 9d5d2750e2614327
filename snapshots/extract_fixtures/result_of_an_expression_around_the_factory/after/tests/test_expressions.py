import os

import pytest

from app.presence import Presence


@pytest.fixture
def lobby():
    return Presence() if os.sep else None


@pytest.fixture
def attic():
    return None or Presence("attic")


(cellar,) = [Presence("cellar")]


def test_rooms(lobby, attic):
    assert lobby.room + attic.room + cellar.room
