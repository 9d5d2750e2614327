import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager

pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("capsys")]


@pytest.fixture
def gateway():
    return get_manager(Ctx(user_id="u"))


async def test_push(gateway):
    assert await gateway.push("hi") == 1
