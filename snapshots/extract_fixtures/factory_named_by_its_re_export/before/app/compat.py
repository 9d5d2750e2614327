"""Where it was."""

from app.ws.manager import get_manager as make_manager

__all__ = ["make_manager"]
