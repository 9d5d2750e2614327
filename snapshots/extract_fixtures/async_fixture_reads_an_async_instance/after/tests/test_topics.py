import pytest
import pytest_asyncio

from app.broker import connect_broker
from app.ctx import Ctx


@pytest_asyncio.fixture
async def broker():
    return await connect_broker(Ctx(user_id="u"))


@pytest_asyncio.fixture
async def news(broker):
    broker.publish("news", "hi")
    yield broker.topics["news"]
    await broker.drain()


@pytest.mark.asyncio
async def test_news(news):
    assert news == ["hi"]
