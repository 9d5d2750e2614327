import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.users = presence.users

    def test_users(self):
        self.assertEqual(self.users, [])
