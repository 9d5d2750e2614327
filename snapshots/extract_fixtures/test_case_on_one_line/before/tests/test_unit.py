import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    def test_enter(self): self.assertEqual(presence.enter("ann"), ["ann"])
