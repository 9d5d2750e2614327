from app.presence import Presence

lobby = Presence()


def test_enter():
    assert lobby.enter("ann") == ["ann"]
