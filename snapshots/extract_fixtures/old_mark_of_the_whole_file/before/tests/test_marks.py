import pytest

from app.ws.manager import get_manager

pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("capsys")]

gateway = get_manager()


async def test_push():
    assert await gateway.push("hi") == 1
