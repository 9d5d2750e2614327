import unittest

import pytest

from app.presence import Presence


@pytest.fixture
def _presence():
    return Presence()


@pytest.fixture
def LOBBY():
    return Presence()


def test_both(_presence, LOBBY):
    assert _presence.room == LOBBY.room


class EnteringTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _LOBBY(self, LOBBY):
        self.LOBBY = LOBBY

    def test_lobby(self):
        self.assertEqual(self.LOBBY.users, [])
