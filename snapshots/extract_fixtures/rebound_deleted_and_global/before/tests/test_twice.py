from app.presence import Presence

lobby = Presence()


def test_first():
    assert lobby.users == []


lobby = Presence("attic")


def test_second():
    assert lobby.room == "attic"
