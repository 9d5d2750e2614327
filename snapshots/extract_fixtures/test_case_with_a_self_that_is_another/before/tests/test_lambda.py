import unittest

from app.presence import Presence

lobby = Presence()


class EnteringTest(unittest.TestCase):
    def test_lambda(self):
        users = lambda self: lobby.users + self
        self.assertEqual(users([]), [])
