import pytest
import pytest_asyncio

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest_asyncio.fixture
async def manager():
    manager = get_manager(Ctx(user_id="u"))
    yield manager
    await manager.shutdown()


@pytest.mark.asyncio
async def test_push(manager):
    assert await manager.push("hi") == 1


def test_send(manager):
    assert manager.send("hi") == 1
