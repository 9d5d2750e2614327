from asyncio import wait_for

import pytest
import pytest_asyncio

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest_asyncio.fixture
async def manager():
    manager = get_manager(Ctx(user_id="u"))
    yield manager
    await wait_for(manager.shutdown(), 1)


@pytest.mark.asyncio
async def test_push(manager):
    assert await manager.push("hi") == 1
