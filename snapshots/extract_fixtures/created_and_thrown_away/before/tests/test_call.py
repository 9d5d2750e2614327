from app.presence import Presence

Presence()


def test_made():
    assert Presence.made
