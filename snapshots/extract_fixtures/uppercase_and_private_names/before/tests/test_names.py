import unittest

from app.presence import Presence

_presence = Presence()
LOBBY = Presence()


def test_both():
    assert _presence.room == LOBBY.room


class EnteringTest(unittest.TestCase):
    def test_lobby(self):
        self.assertEqual(LOBBY.users, [])
