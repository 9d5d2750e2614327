"""What clients of the first version import is still there."""

from app.websocket_core import compat_manager


async def test_each_user_has_one_manager():
    carl = await compat_manager.create_websocket_manager("carl")
    assert await compat_manager.create_websocket_manager("carl") is carl
    assert await compat_manager.create_websocket_manager("cora") is not carl
