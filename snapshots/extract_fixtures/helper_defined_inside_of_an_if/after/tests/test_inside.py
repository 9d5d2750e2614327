import sys

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


if sys.platform:

    def room(presence):
        return presence.room


def test_room(presence):
    assert room(presence) == "lobby"
