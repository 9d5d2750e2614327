from unittest import TestCase

from app.presence import Presence

presence = Presence()


class EnteringTest(TestCase):
    def enter(self, *users):
        for user in users:
            presence.enter(user)
        return presence.users

    def test_enter(self):
        self.assertEqual(self.enter("ann", "bob"), ["ann", "bob"])
