import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    def test_enter(self):
        self.assertEqual(presence.enter("ann"), ["ann"])


class EnteringTwiceTest(EnteringTest):
    def test_twice(self):
        presence.enter("ann")
        self.assertEqual(presence.enter("bob"), ["ann", "bob"])
