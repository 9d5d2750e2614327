import warnings

with warnings.catch_warnings():
    from app.presence import Presence

presence = Presence()


def test_nothing():
    assert warnings
