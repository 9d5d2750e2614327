import pytest
import pytest_asyncio

from app.broker import connect_broker

broker = connect_broker()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def topics():
    broker.publish("news", "hi")
    return broker.topics


@pytest.mark.asyncio(loop_scope="module")
async def test_topics(topics):
    assert topics == {"news": ["hi"]}
