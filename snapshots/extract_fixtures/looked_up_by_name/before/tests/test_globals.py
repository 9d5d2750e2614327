from app.presence import Presence

presence = Presence()


def test_globals():
    assert globals()["presence"].users == []


def test_read():
    assert presence.room
