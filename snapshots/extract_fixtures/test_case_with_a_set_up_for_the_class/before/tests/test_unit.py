import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.users = presence.enter("ann")

    def test_users(self):
        self.assertEqual(self.users, ["ann"])
