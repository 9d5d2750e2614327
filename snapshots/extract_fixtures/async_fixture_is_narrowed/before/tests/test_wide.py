import pytest
import pytest_asyncio

from app.broker import connect_broker

broker = connect_broker()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def topics(name):
    return [name]


@pytest.fixture
def name():
    return "news"


@pytest.mark.asyncio(loop_scope="session")
async def test_topics(topics):
    assert topics == ["news"] and broker.topics == {}
