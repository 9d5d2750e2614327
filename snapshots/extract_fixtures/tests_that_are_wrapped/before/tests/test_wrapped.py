import functools

from app.presence import Presence

presence = Presence()


def twice(function):
    @functools.wraps(function)
    def both(*args, **kwargs):
        function(*args, **kwargs)
        function(*args, **kwargs)

    return both


@twice
def test_twice():
    assert presence.enter("ann")
