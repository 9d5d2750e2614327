import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    def test_nested(self):
        def enter(user):
            return presence.enter(user)

        self.assertEqual([enter(user) for user in "ab" if presence], [["a", "b"]] * 2)

    def test_shadowed(self):
        presence = "nobody"
        self.assertTrue(presence)

    def test_lambda(me):
        me.assertEqual((lambda user: presence.enter(user))("ann"), ["ann"])
