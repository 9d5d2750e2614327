"""The first home of the manager, for those who still import it from here.

It keeps managers of its own: whoever asks `websocket_manager` never meets them.
"""

from app.websocket_core.connections import ConnectionRegistry
from app.websocket_core.context import WebSocketContext
from app.websocket_core.types import WebSocketManagerMode
from app.websocket_core.websocket_manager import WebSocketManager as CurrentManager
from app.websocket_core.websocket_manager import get_websocket_manager

#: What a manager was before messages went through it.
WebSocketManager = ConnectionRegistry

_managers: dict[str, CurrentManager] = {}


async def create_websocket_manager(user_id: str) -> CurrentManager:
    """Give the manager that this module has for a user."""
    if user_id not in _managers:
        context = WebSocketContext(user_id=user_id)
        _managers[user_id] = get_websocket_manager(context, WebSocketManagerMode.ISOLATED)
    return _managers[user_id]
