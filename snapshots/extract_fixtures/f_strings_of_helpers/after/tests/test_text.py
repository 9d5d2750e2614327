import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def room(presence, upper=False):
    return presence.room.upper() if upper else presence.room


def test_lines(presence):
    text = f"""ä
    {room(presence)} {room(presence, upper=True)!s:>{len(room(presence))}}
    {f'{room(presence)}'} {[room(presence) for _ in 'ab']}
    """ f"{room(presence, True)}"
    assert text.count("LOBBY") == 2
