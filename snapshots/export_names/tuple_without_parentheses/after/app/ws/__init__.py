from .auth import Auth
from .context import Context
from .manager import Manager

__all__ = "Manager", "Auth", "Context"
