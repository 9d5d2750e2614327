import unittest

from tests.shared import manager


class SendingTest(unittest.TestCase):
    def test_send(self):
        self.assertEqual(manager.send("hi"), 1)
