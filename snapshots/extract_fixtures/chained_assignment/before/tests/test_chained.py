from app.presence import Presence

lobby = presence = Presence()


def test_lobby():
    assert lobby.enter("ann")


def test_presence():
    assert presence.room
