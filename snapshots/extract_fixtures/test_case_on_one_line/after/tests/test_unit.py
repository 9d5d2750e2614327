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

    def test_enter(self): self.assertEqual(self.presence.enter("ann"), ["ann"])
