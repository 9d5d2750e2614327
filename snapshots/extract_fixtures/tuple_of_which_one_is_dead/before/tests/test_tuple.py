from app.presence import Presence

lobby, attic = Presence(), Presence("attic")


def test_attic():
    assert attic.room == "attic"
