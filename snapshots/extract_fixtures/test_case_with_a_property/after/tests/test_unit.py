import unittest

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class EnteringTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _presence(self, presence):
        self.presence = presence

    @property
    def users(self):
        return self.presence.users

    def test_users(self):
        self.assertEqual(self.users, [])
