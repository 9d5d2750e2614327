import pytest

from app.broker import connect_broker

broker = connect_broker()


def topic(name):
    return broker.topics.get(name, [])


async def drained():
    await broker.drain()
    return topic("news")


@pytest.mark.asyncio
async def test_drained():
    broker.publish("news", "hi")
    assert topic("news") == ["hi"]
    assert await drained() == []
