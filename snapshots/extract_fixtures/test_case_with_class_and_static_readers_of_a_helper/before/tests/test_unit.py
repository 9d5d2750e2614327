import unittest

from app.presence import Presence

presence = Presence()


def users():
    return presence.users


class UsersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.users = users()

    def test_users(self):
        self.assertEqual(self.users, [])
