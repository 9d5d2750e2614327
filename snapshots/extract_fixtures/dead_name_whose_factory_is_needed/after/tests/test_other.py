from app.presence import Presence


def test_a():
    assert Presence("attic").room == "attic"
