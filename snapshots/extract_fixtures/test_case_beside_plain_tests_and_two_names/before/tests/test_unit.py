import unittest

from app.hub import open_hub
from app.presence import Presence

presence = Presence()
hub = open_hub()


class BothTest(unittest.TestCase):
    """Who is where."""

    maxDiff = None

    def test_both(self):
        self.assertEqual(hub.join(presence.room, "ann"), ["ann"])


def test_hub():
    assert hub.rooms == {}
