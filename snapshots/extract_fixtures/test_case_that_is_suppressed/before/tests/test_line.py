import unittest

from app.presence import Presence

lobby = Presence()


class EnteringTest(unittest.TestCase):
    def test_enter(self):
        self.assertEqual(lobby.users, [])  # migrator: ignore[step]
        self.assertEqual(lobby.room, "lobby")
