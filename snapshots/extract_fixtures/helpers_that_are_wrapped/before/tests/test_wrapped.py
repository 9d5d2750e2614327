from app.presence import Presence

lobby = Presence()


def loud(function):
    def shout(user):
        return function(user.upper())

    return shout


@loud
def enter(user):
    return lobby.enter(user)


def test_enter():
    assert enter("ann") == ["ANN"]
