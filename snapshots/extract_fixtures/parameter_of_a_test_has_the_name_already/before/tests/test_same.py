from app.presence import Presence

attic = Presence("attic")


def test_lobby(lobby):
    assert lobby and attic
