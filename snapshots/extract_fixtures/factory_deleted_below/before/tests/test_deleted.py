from app.presence import Presence

presence = Presence()

del Presence


def test_enter():
    assert presence.enter("ann") == ["ann"]
