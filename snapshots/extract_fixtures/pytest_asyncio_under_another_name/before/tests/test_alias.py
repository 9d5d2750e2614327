import pytest
import pytest_asyncio as pa

from app.broker import connect_broker

broker = connect_broker()


@pa.fixture
async def news():
    return broker.publish("news", "hi")


@pytest.mark.asyncio
async def test_news(news):
    assert news == ["hi"]
