import pytest
import pytest_asyncio as pa

from app.broker import connect_broker
from app.ctx import Ctx


@pa.fixture
async def broker():
    return await connect_broker(Ctx(user_id="u"))


@pa.fixture
async def news(broker):
    return broker.publish("news", "hi")


@pytest.mark.asyncio
async def test_news(news):
    assert news == ["hi"]
