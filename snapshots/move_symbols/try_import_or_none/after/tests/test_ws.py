import pytest

try:
    from app.ws.factory import Router
    from app.ws.manager import get_mgr
except ImportError:
    Router = get_mgr = None


@pytest.mark.skipif(get_mgr is None, reason="no websockets")
async def test_it():
    assert await get_mgr()
