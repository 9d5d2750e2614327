"""The factory, which has moved into the module of the manager."""

from app.websocket_core.websocket_manager import create_websocket_manager

__all__ = ["create_websocket_manager"]
