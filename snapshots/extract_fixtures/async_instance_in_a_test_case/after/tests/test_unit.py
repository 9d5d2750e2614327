import unittest

import pytest
import pytest_asyncio

from app.broker import connect_broker
from app.ctx import Ctx


@pytest_asyncio.fixture
async def broker():
    return await connect_broker(Ctx(user_id="u"))


class PublishingTest(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def _broker(self, broker):
        self.broker = broker

    def test_publish(self):
        self.assertEqual(self.broker.publish("news", "hi"), ["hi"])
