import unittest

from app.presence import Presence

presence = Presence()


class EnteringTest(unittest.TestCase):
    def test_inner_class(self):
        class Window:
            def users(self):
                return presence.users

        self.assertEqual(Window().users(), [])
