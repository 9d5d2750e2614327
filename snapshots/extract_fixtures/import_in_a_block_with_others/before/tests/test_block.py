import sys

if sys.version_info:
    from app.presence import Presence

    LIMIT = 3

presence = Presence()


def test_nothing():
    assert LIMIT
