import pytest
import pytest_asyncio

from app.broker import connect_broker

broker = connect_broker()


@pytest_asyncio.fixture
async def news():
    broker.publish("news", "hi")
    yield broker.topics["news"]
    await broker.drain()


@pytest.mark.asyncio
async def test_news(news):
    assert news == ["hi"]
