import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):  # migrator: ignore[step]
    def test_enter(self):
        self.assertEqual(presence.users, [])
