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

    def test_nested(self):
        def enter(user):
            return self.presence.enter(user)

        self.assertEqual([enter(user) for user in "ab" if self.presence], [["a", "b"]] * 2)

    def test_shadowed(self):
        presence = "nobody"
        self.assertTrue(presence)

    def test_lambda(me):
        me.assertEqual((lambda user: me.presence.enter(user))("ann"), ["ann"])
