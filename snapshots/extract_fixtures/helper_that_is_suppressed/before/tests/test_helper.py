from app.presence import Presence

presence = Presence()


def enter(user):  # migrator: ignore[step]
    return presence.enter(user)


def test_one():
    assert enter("ann")
