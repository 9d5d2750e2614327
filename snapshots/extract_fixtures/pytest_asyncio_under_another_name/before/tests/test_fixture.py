import pytest
from pytest_asyncio import fixture

from app.broker import connect_broker

broker = connect_broker()


@fixture
async def news():
    return broker.publish("news", "hi")


@pytest.mark.asyncio
async def test_news(news):
    assert news == ["hi"]
