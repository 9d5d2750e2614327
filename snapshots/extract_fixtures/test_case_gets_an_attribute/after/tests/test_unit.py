import unittest

import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


class SendingTest(unittest.TestCase):
    """Messages go out."""

    @pytest.fixture(autouse=True)
    def _manager(self, manager):
        self.manager = manager

    def test_send(self):
        self.assertEqual(self.manager.send("hi"), 1)

    def test_user(self):
        self.assertEqual(self.manager.context.user_id, "u")

    def test_nothing(self):
        self.assertTrue(True)
