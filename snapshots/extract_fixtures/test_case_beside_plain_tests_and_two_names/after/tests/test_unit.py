import unittest

import pytest

from app.hub import open_hub
from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.fixture
def hub():
    return open_hub()


class BothTest(unittest.TestCase):
    """Who is where."""

    @pytest.fixture(autouse=True)
    def _presence(self, presence):
        self.presence = presence

    @pytest.fixture(autouse=True)
    def _hub(self, hub):
        self.hub = hub

    maxDiff = None

    def test_both(self):
        self.assertEqual(self.hub.join(self.presence.room, "ann"), ["ann"])


def test_hub(hub):
    assert hub.rooms == {}
