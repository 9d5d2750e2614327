import pytest

try:
    from app.ws.factory import make_mgr
except ImportError as error:
    pytest.skip(f"no websockets: {error}", allow_module_level=True)


async def test_it():
    assert await make_mgr()
