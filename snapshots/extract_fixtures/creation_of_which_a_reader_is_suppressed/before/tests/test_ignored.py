from app.presence import Presence

presence = Presence()


def test_enter():  # migrator: ignore[step]
    assert presence.enter("ann") == ["ann"]


def test_other():
    assert presence.room == "lobby"
