import pytest

try:
    from app.ws.manager import get_manager

    manager = get_manager()
except ImportError:
    pytest.skip("no connections here", allow_module_level=True)


@pytest.mark.asyncio
async def test_push():
    assert await manager.push("hi") == 1


@pytest.mark.asyncio
async def test_nothing():
    assert 1
