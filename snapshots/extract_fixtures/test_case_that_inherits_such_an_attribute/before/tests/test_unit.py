from app.presence import Presence
from tests.base import ChatTest

presence = Presence()


class EnteringTest(ChatTest):
    def test_enter(self):
        self.assertEqual(presence.enter("ann"), ["ann"])
        self.assertEqual(self.presence(), "visible")
