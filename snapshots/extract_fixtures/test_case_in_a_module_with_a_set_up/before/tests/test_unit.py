import unittest

from app.presence import Presence

presence = Presence()


def setUpModule():
    presence.close()


class EnteringTest(unittest.TestCase):
    def test_users(self):
        self.assertEqual(presence.users, [])
