import os

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    if os.environ.get("CHAT_ROOM"):
        presence = Presence(os.environ["CHAT_ROOM"])
    else:
        presence = Presence()
    yield presence
    presence.close()


def test_room(presence):
    assert presence.room
