from app.presence import Presence

lobby = Presence()


def entered(function):
    lobby.enter(function.__name__)
    return function


@entered
def test_one():
    assert 1


def test_two():
    assert "test_one" in lobby.users
