import asyncio

import pytest

from app.broker import connect_broker
from app.ctx import Ctx

connecting = [connect_broker(Ctx(user)) for user in "ab"]
pair = [connect_broker(Ctx("c")), connect_broker(Ctx("d"))]


@pytest.mark.asyncio
async def test_gather():
    brokers = await asyncio.gather(*connecting)
    assert [broker.context.user_id for broker in brokers] == ["a", "b"]


@pytest.mark.asyncio
async def test_pair():
    assert (await pair[0]).context.user_id == "c"
    assert (await pair[1]).context.user_id == "d"
