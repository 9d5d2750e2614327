import unittest
from unittest.mock import patch

import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


@patch("os.getcwd")
class SendingTest(unittest.TestCase):
    '''Over
    several lines.'''

    @pytest.fixture(autouse=True)
    def _manager(self, manager):
        self.manager = manager

    def setUp(self):
        self.addCleanup(self.manager.close)

    @patch("os.getpid")
    def test_send(self, pid, cwd):
        self.assertEqual(self.manager.send(pid), 1)
        self.assertTrue(cwd)
