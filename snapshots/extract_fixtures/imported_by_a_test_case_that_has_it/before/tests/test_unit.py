import unittest

from tests.shared import presence


class EnteringTest(unittest.TestCase):
    presence = "visible"

    def test_users(self):
        self.assertEqual(presence.users, [])
        self.assertEqual(self.presence, "visible")
