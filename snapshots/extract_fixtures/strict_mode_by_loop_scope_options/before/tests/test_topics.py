import pytest

from app.broker import connect_broker

broker = connect_broker()


@pytest.mark.asyncio
async def test_publish():
    assert broker.publish("news", "hi") == ["hi"]
