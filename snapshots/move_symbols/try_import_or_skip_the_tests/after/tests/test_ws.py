import pytest

try:
    from app.ws.manager import get_mgr
except ImportError as error:
    pytest.skip(f"no websockets: {error}", allow_module_level=True)


async def test_it():
    assert await get_mgr()
