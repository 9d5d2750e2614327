import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    def enter(self):
        self.presence = "visible"

    def test_users(self):
        self.enter()
        self.assertEqual(presence.users, [])
        self.assertEqual(self.presence, "visible")
