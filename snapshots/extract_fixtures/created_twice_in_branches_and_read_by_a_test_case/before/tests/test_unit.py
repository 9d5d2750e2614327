import os
import unittest

from app.presence import Presence

if os.environ.get("CHAT_ROOM"):
    presence = Presence(os.environ["CHAT_ROOM"])
else:
    presence = Presence()


class EnteringTest(unittest.TestCase):
    def test_enter(self):
        self.assertEqual(presence.enter("ann"), ["ann"])
