import unittest

from app.presence import Presence

presence = Presence()


class CallsTest(unittest.TestCase):
    def test_one(self):
        self.assertEqual(presence.enter("ann"), ["ann"])

    def test_two(self):
        self.test_one()
        with self.subTest(presence.room):
            self.assertIn("ann", presence.users)

    def check(self, users):
        self.assertEqual(presence.users, users)

    def test_map(self):
        for check in (self.check, lambda users: self.check(users)):
            check([])
        list(map(self.check, [[], []]))
