import unittest

from app.presence import Presence

attic = Presence("attic")


class EnteringTest(unittest.TestCase):
    def test_rebound(self):
        check, self = self.assertEqual, "somebody else"
        check(attic.room, "attic")
        check(self, "somebody else")
