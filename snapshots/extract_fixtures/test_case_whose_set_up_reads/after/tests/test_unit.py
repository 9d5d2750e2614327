import unittest

import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


class SendingTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _manager(self, manager):
        self.manager = manager

    def setUp(self):
        self.sent = self.manager.sent

    def tearDown(self):
        self.manager.close()

    def test_sent(self):
        self.assertEqual(self.sent, [])
