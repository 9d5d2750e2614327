import unittest

from app.presence import Presence

presence = Presence()


def enter(user):
    return presence.enter(user)


class EnteringTest(unittest.TestCase):
    def test_enter(self):
        self.assertEqual(enter("ann"), ["ann"])


def test_enter():
    assert enter("bob") == ["bob"]
