import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    def test_users(self):
        self.assertEqual(presence.users, [])
