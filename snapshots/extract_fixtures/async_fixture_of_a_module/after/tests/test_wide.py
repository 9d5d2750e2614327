import pytest
import pytest_asyncio

from app.broker import connect_broker
from app.ctx import Ctx


@pytest_asyncio.fixture(scope="module")
async def broker():
    return await connect_broker(Ctx(user_id="u"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def topics(broker):
    broker.publish("news", "hi")
    return broker.topics


@pytest.mark.asyncio(loop_scope="module")
async def test_topics(topics):
    assert topics == {"news": ["hi"]}
