from app.presence import Presence

lobby = Presence()


def test_that_is_not_collected():
    assert lobby.users == []
