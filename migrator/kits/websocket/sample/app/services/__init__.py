"""What happens behind the endpoint."""

from app.websocket_core.compat_manager import create_websocket_manager

__all__ = ["create_websocket_manager"]
