import pytest

try:
    from app.ws.factory import Router, make_mgr
except ImportError:
    Router = make_mgr = None


@pytest.mark.skipif(make_mgr is None, reason="no websockets")
async def test_it():
    assert await make_mgr()
