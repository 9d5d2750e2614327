from app.presence import *


def test_nothing():
    assert Presence
