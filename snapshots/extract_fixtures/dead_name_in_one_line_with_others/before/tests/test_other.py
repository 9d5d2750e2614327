from app.presence import Presence

room = "lobby"; presence = Presence(); limit = 3


def test_a():
    assert len(room) > limit
