from unittest import TestCase

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


class EnteringTest(TestCase):
    @pytest.fixture(autouse=True)
    def _presence(self, presence):
        self.presence = presence

    def enter(self, *users):
        for user in users:
            self.presence.enter(user)
        return self.presence.users

    def test_enter(self):
        self.assertEqual(self.enter("ann", "bob"), ["ann", "bob"])
