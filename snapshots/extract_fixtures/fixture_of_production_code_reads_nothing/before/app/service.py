"""It uses the words of pytest, and is none of its modules."""

from app.presence import Presence

presence = Presence()


def fixture(function):
    return function


@fixture
def test_room():
    return presence.room
