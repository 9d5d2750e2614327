from collections.abc import Coroutine
from typing import Any

from app.broker import Broker, connect_broker
from app.ctx import Ctx

broker: Coroutine[Any, Any, Broker] = connect_broker(Ctx("v"))


async def test_publish():
    assert (await broker).topics == {}
