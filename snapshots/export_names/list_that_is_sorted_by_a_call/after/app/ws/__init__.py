from .manager import Manager
from .auth import Auth
from .context import Context

__all__ = sorted(["Manager", "Auth", "Context"])
