from app.presence import Presence

attic = Presence("attic")


def test_attic():
    assert "attic" not in globals()


def read():
    return attic.room


del attic
