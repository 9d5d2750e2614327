from app.presence import Presence

presence = Presence()


def enter(user):
    return presence.enter(user)


def test_one():
    assert enter("ann")  # migrator: ignore[step]


def test_two():
    assert enter("bob")
