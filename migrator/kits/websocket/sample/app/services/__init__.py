"""What happens behind the endpoint."""

from app.websocket_core.websocket_manager_compat import create_websocket_manager

__all__ = ["create_websocket_manager"]
