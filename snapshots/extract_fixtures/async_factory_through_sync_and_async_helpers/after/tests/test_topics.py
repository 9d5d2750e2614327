import pytest
import pytest_asyncio

from app.broker import connect_broker
from app.ctx import Ctx


@pytest_asyncio.fixture
async def broker():
    return await connect_broker(Ctx(user_id="u"))


def topic(broker, name):
    return broker.topics.get(name, [])


async def drained(broker):
    await broker.drain()
    return topic(broker, "news")


@pytest.mark.asyncio
async def test_drained(broker):
    broker.publish("news", "hi")
    assert topic(broker, "news") == ["hi"]
    assert await drained(broker) == []
