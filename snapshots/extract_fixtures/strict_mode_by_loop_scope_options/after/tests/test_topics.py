import pytest
import pytest_asyncio

from app.broker import connect_broker
from app.ctx import Ctx


@pytest_asyncio.fixture
async def broker():
    return await connect_broker(Ctx(user_id="u"))


@pytest.mark.asyncio
async def test_publish(broker):
    assert broker.publish("news", "hi") == ["hi"]
