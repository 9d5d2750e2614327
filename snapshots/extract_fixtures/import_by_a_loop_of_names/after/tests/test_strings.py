import pytest

from app.presence import Presence


@pytest.fixture
def cellar():
    return Presence("cellar")


def test_string(cellar):
    assert cellar.room == "cellar"
