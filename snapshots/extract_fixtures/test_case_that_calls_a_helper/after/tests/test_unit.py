import unittest

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def enter(presence, user):
    return presence.enter(user)


class EnteringTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _presence(self, presence):
        self.presence = presence

    def test_enter(self):
        self.assertEqual(enter(self.presence, "ann"), ["ann"])


def test_enter(presence):
    assert enter(presence, "bob") == ["bob"]
