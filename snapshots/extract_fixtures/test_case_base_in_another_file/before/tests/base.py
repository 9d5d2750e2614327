import unittest

from app.presence import Presence

presence = Presence()


class ChatTestCase(unittest.TestCase):
    def setUp(self):
        self.users = presence.users
