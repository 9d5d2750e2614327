from app.presence import Presence

presence = Presence()


def test_enter():
    assert presence.enter("ann") == ["bob"]


def test_enter():
    assert presence.enter("ann") == ["ann"]
