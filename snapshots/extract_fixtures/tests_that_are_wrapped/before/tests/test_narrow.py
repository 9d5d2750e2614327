import functools

from app.presence import Presence

attic = Presence("attic")


def twice(function):
    @functools.wraps(function)
    def both():
        function()
        function()

    return both


@twice
def test_twice():
    assert attic.enter("ann")
