"""Messages that may wait for a user."""

from app.websocket_core.context import WebSocketContext
from app.websocket_core.unified_manager import UnifiedWebSocketManager

_inboxes: dict[WebSocketContext, UnifiedWebSocketManager] = {}


def inbox_of(user_context: WebSocketContext) -> UnifiedWebSocketManager:
    """The one inbox of a user."""
    return _inboxes.setdefault(user_context, UnifiedWebSocketManager(user_context))
