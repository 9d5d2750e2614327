from .manager import Manager
from .auth import Auth

__all__ = sorted(["Manager", "Auth"])
