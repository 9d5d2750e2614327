from tests.factories import make_presence

lobby = make_presence("lobby", "ann")
attic = make_presence(room="attic")


def test_lobby():
    assert lobby.users == ["ann"] and attic.users == []
