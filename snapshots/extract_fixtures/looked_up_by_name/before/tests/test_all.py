from app.presence import Presence

__all__ = ["attic"]

attic = Presence("attic")


def test_attic():
    assert attic.room == "attic"
