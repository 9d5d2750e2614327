import unittest

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


def room(presence, upper=False):
    return presence.room.upper() if upper else presence.room


class ShowingTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _presence(self, presence):
        self.presence = presence

    def test_format(self):
        self.assertEqual(f"ä{self.presence.room!r:>{len(self.presence.room) + 2}}→{self.presence.users}", "ä'lobby'→[]")

    def test_lines(self):
        text = f"""\
ä {self.presence.room}
  {room(self.presence, upper=True)} \t{{presence}} {self.presence.users=}
""" f'{room(self.presence)}' "presence" rf'\{self.presence.room}'
        self.assertIn("LOBBY", text)
