import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
async def roster():
    roster = get_manager(Ctx(user_id="u"))
    yield roster
    await roster.shutdown()


async def test_push(roster):
    assert await roster.push("hi") == 1
