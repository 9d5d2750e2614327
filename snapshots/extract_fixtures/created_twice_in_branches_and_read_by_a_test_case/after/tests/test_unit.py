import os
import unittest

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    if os.environ.get("CHAT_ROOM"):
        presence = Presence(os.environ["CHAT_ROOM"])
    else:
        presence = Presence()
    return presence


class EnteringTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _presence(self, presence):
        self.presence = presence

    def test_enter(self):
        self.assertEqual(self.presence.enter("ann"), ["ann"])
