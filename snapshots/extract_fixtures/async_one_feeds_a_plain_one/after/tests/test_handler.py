import pytest
import pytest_asyncio

from app.broker import connect_broker
from app.ctx import Ctx
from app.handler import Handler


@pytest_asyncio.fixture
async def broker():
    return await connect_broker(Ctx("v"))


@pytest.fixture
def handler(broker):
    return Handler(broker)


def test_handler(handler):
    assert handler.broker.publish("news", "hi") == ["hi"]
