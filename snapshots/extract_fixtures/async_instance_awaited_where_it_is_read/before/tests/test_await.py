import pytest

from app.broker import connect_broker
from app.ctx import Ctx

broker = connect_broker(Ctx(user_id="v"))


@pytest.mark.asyncio
async def test_publish():
    assert (await broker).publish("news", "hi") == ["hi"]
