import unittest

from app.presence import Presence

presence = Presence()


def room(upper=False):
    return presence.room.upper() if upper else presence.room


class ShowingTest(unittest.TestCase):
    def test_format(self):
        self.assertEqual(f"ä{presence.room!r:>{len(presence.room) + 2}}→{presence.users}", "ä'lobby'→[]")

    def test_lines(self):
        text = f"""\
ä {presence.room}
  {room(upper=True)} \t{{presence}} {presence.users=}
""" f'{room()}' "presence" rf'\{presence.room}'
        self.assertIn("LOBBY", text)
