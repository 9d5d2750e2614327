from app.presence import Presence

test_presence = Presence()


def test_enter():
    assert test_presence.enter("ann") == ["ann"]
