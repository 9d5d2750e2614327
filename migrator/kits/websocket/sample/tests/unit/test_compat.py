"""What clients of the first version import is still there."""

from app.websocket_core import websocket_manager_compat


async def test_each_user_has_one_manager():
    carl = await websocket_manager_compat.create_websocket_manager("carl")
    assert await websocket_manager_compat.create_websocket_manager("carl") is carl
    assert await websocket_manager_compat.create_websocket_manager("cora") is not carl
