from app.presence import Presence

presence = None
presence = Presence()


def test_enter():
    assert presence.enter("ann") == ["ann"]
