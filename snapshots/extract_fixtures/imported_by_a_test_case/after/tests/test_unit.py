import unittest

import pytest


class SendingTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _manager(self, manager):
        self.manager = manager

    def test_send(self):
        self.assertEqual(self.manager.send("hi"), 1)
