import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    @staticmethod
    def users():
        return presence.users

    def test_users(self):
        self.assertEqual(self.users(), [])
