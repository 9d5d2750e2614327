import functools

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def twice(function):
    @functools.wraps(function)
    def both(*args, **kwargs):
        function(*args, **kwargs)
        function(*args, **kwargs)

    return both


@twice
def test_twice(presence):
    assert presence.enter("ann")
