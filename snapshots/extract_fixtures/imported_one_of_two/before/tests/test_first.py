from app.presence import Presence

lobby, attic = Presence(), Presence("attic")


def test_both():
    assert lobby.room != attic.room
