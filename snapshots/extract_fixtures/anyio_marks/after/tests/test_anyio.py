import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager

pytestmark = pytest.mark.anyio


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


async def test_push(manager):
    assert await manager.push("hi") == 1
