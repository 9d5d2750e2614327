import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


async def pushed(manager, *texts):
    for text in texts:
        yield await manager.push(text)


@pytest.mark.asyncio
async def test_pushed(manager):
    assert [number async for number in pushed(manager, "a", "b")] == [1, 2]
    async for number in pushed(manager, "c"):
        assert number == 3
