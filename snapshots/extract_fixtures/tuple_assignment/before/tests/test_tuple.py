from app.presence import Presence

lobby, attic = Presence(), Presence("attic")


def test_lobby():
    assert lobby.room != attic.room
