import pytest

from app.ctx import Ctx

try:
    from app.ws.manager import get_manager
except ImportError:
    pytest.skip("no connections here", allow_module_level=True)


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


@pytest.mark.asyncio
async def test_push(manager):
    assert await manager.push("hi") == 1


@pytest.mark.asyncio
async def test_nothing():
    assert 1
