"""WebSockets: who is connected, and what is sent to them."""

from app.websocket_core.types import AgentEvent, WebSocketManagerMode
from app.websocket_core.websocket_manager import WebSocketManager, get_websocket_manager
from app.websocket_core.websocket_manager_factory import create_websocket_manager

__all__ = [
    "AgentEvent",
    "WebSocketManager",
    "WebSocketManagerMode",
    "create_websocket_manager",
    "get_websocket_manager",
]
