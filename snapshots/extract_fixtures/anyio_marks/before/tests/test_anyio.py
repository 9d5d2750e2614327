import pytest

from app.ws.manager import get_manager

pytestmark = pytest.mark.anyio

manager = get_manager()


async def test_push():
    assert await manager.push("hi") == 1
