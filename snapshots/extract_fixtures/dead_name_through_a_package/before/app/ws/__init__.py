from app.ws.manager import get_manager

__all__ = ["get_manager"]
