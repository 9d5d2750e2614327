import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    def setUp(self):
        self.presence = presence
        self.presence.close()

    def test_enter(self):
        self.assertEqual(self.presence.enter("ann"), ["ann"])
        self.assertEqual(presence.users, ["ann"])
