from app.presence import *

presence = Presence()


def test_nothing():
    assert Presence
