from app.presence import Presence

pytest = "the name is taken"
presence = Presence()


def test_enter():
    assert presence.enter("ann") == ["ann"]
    assert pytest
