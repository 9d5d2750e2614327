from app.presence import Presence

presence = Presence()


def test_a():
    assert Presence("attic").room == "attic"
