from app.presence import Presence

lobby = Presence()


def users():
    return lobby.users


def test_lambda():
    assert (lambda lobby: users() or lobby)(1)
