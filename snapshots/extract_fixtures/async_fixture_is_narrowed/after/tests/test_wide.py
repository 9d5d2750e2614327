import pytest
import pytest_asyncio

from app.broker import connect_broker
from app.ctx import Ctx


@pytest_asyncio.fixture
async def broker():
    return await connect_broker(Ctx(user_id="u"))


@pytest_asyncio.fixture(loop_scope="session")
async def topics(name):
    return [name]


@pytest.fixture
def name():
    return "news"


@pytest.mark.asyncio(loop_scope="session")
async def test_topics(topics, broker):
    assert topics == ["news"] and broker.topics == {}
