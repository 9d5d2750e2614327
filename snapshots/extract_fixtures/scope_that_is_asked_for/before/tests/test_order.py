from app.presence import Presence

presence = Presence()


def test_first():
    assert presence.enter("ann") == ["ann"]


def test_second():
    assert presence.enter("bob") == ["ann", "bob"]
