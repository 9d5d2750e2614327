import unittest

from app.presence import Presence

_presence = Presence()


class EnteringTest(unittest.TestCase):
    def test_enter(self):
        self.assertEqual(_presence.users, [])
