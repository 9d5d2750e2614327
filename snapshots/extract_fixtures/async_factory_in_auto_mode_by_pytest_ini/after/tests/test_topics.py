import pytest

from app.broker import connect_broker
from app.ctx import Ctx


@pytest.fixture
async def broker():
    return await connect_broker(Ctx(user_id="u"))


async def test_publish(broker):
    assert broker.publish("news", "hi") == ["hi"]
