import unittest

from app.ws.manager import get_manager

manager = get_manager()


class SendingTest(unittest.TestCase):
    def setUp(self):
        self.sent = manager.sent

    def tearDown(self):
        manager.close()

    def test_sent(self):
        self.assertEqual(self.sent, [])
