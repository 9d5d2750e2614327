import asyncio

import pytest

from app.broker import connect_broker
from app.ctx import Ctx

connecting = connect_broker(Ctx("v"))


@pytest.mark.asyncio
async def test_wait_for():
    broker = await asyncio.wait_for(connecting, timeout=5)
    assert broker.topics == {}
