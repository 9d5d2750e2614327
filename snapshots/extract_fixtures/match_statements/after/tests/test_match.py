import unittest

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def test_pattern(presence):
    match "lobby":
        case presence.room:
            found = True
        case _:
            found = False
    assert found


def test_capture():
    match {"presence": 1}:
        case {"presence": presence}:
            assert presence == 1


class MatchingTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _presence(self, presence):
        self.presence = presence

    def test_pattern(self):
        match "lobby":
            case self.presence.room:
                found = True
        self.assertTrue(found)
