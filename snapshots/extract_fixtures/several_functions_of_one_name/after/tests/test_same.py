import sys

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


if sys.platform == "win32":

    def test_room(presence):
        assert presence.room != "attic"

else:

    def test_room(presence):
        assert presence.room == "lobby"
