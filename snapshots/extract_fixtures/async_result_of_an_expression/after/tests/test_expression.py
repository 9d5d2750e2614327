import asyncio

import pytest
import pytest_asyncio

from app.broker import connect_broker
from app.ctx import Ctx


@pytest_asyncio.fixture
async def topics():
    return (await connect_broker(Ctx("v"))).topics


def test_topics(topics):
    assert topics == {}


@pytest.mark.asyncio
async def test_async(topics):
    await asyncio.sleep(0)
    assert topics == {}
