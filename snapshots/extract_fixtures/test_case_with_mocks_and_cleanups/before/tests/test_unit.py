import unittest
from unittest.mock import patch

from app.ws.manager import get_manager

manager = get_manager()


@patch("os.getcwd")
class SendingTest(unittest.TestCase):
    '''Over
    several lines.'''

    def setUp(self):
        self.addCleanup(manager.close)

    @patch("os.getpid")
    def test_send(self, pid, cwd):
        self.assertEqual(manager.send(pid), 1)
        self.assertTrue(cwd)
