import pytest
import pytest_asyncio

from app.ctx import Ctx
from app.later import connect_later


@pytest_asyncio.fixture
async def broker():
    return await connect_later(Ctx(user_id="u"))


@pytest.mark.asyncio
async def test_publish(broker):
    assert broker.publish("news", "hi") == ["hi"]
