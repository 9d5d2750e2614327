import pytest

from app.later import connect_later

broker = connect_later()


@pytest.mark.asyncio
async def test_publish():
    assert broker.publish("news", "hi") == ["hi"]
