from app.presence import Presence

presence = Presence()


def test_nothing():
    assert 1
