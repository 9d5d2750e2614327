import pytest

from app.presence import Presence


def first(names=("lobby",)):
    return names[0]


@pytest.fixture
def presence():
    return Presence(first())


LATER = "attic"


def test_room(presence):
    assert presence.room == "lobby" and LATER and pytest
