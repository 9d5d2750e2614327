import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    @property
    def users(self):
        return presence.users

    def test_users(self):
        self.assertEqual(self.users, [])
