from app.presence import Presence

presence = Presence()  # migrator: ignore[another]


def test_enter():
    assert presence.enter("ann") == ["ann"]
