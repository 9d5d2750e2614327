import unittest

import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


class PushingTest(unittest.IsolatedAsyncioTestCase):
    @pytest.fixture(autouse=True)
    def _manager(self, manager):
        self.manager = manager

    async def test_push(self):
        self.assertEqual(await self.manager.push("hi"), 1)
