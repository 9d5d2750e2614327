import unittest

import pytest


class ChatTestCase(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _presence(self, presence):
        self.presence = presence

    def setUp(self):
        self.users = self.presence.users
