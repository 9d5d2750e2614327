import pytest

from app.ws.manager import get_manager

manager = get_manager()


@pytest.mark.asyncio
async def test_push():
    assert await manager.push("hi") == 1
