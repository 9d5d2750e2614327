import pytest
from pytest_asyncio import fixture

from app.broker import connect_broker
from app.ctx import Ctx


@fixture
async def broker():
    return await connect_broker(Ctx(user_id="u"))


@fixture
async def news(broker):
    return broker.publish("news", "hi")


@pytest.mark.asyncio
async def test_news(news):
    assert news == ["hi"]
