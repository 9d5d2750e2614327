import unittest

import pytest


class EnteringTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _presence(self, presence):
        self.presence = presence

    def test_users(self):
        self.assertEqual(self.presence.users, [])
