import unittest

import pytest

from app.presence import Presence


@pytest.fixture
def _presence():
    return Presence()


class EnteringTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _set_presence(self, _presence):
        self._presence = _presence

    def test_enter(self):
        self.assertEqual(self._presence.users, [])
