from app.presence import Presence

lobby = Presence()


def twice(function):
    def both():
        function()
        function()

    return both


@twice
def test_twice():
    assert lobby.enter("ann")
