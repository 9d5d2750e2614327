from app.presence import Presence

presence = Presence()  # migrator: ignore[step]


def test_enter():
    assert presence.enter("ann") == ["ann"]
