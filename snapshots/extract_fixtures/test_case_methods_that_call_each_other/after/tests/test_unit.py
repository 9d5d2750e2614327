import unittest

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class CallsTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _presence(self, presence):
        self.presence = presence

    def test_one(self):
        self.assertEqual(self.presence.enter("ann"), ["ann"])

    def test_two(self):
        self.test_one()
        with self.subTest(self.presence.room):
            self.assertIn("ann", self.presence.users)

    def check(self, users):
        self.assertEqual(self.presence.users, users)

    def test_map(self):
        for check in (self.check, lambda users: self.check(users)):
            check([])
        list(map(self.check, [[], []]))
