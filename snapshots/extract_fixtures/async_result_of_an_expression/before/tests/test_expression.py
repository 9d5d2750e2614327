import asyncio

import pytest

from app.broker import connect_broker
from app.ctx import Ctx

topics = asyncio.run(connect_broker(Ctx("v"))).topics


def test_topics():
    assert topics == {}


@pytest.mark.asyncio
async def test_async():
    await asyncio.sleep(0)
    assert topics == {}
