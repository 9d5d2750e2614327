import unittest

from app.ws.manager import get_manager

manager = get_manager()


class SendingTest(unittest.TestCase):
    """Messages go out."""

    def test_send(self):
        self.assertEqual(manager.send("hi"), 1)

    def test_user(self):
        self.assertEqual(manager.context.user_id, "u")

    def test_nothing(self):
        self.assertTrue(True)
