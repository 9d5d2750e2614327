from .auth import auth
from .context import Context
from .manager import Manager

__all__ = ["auth", "Context", "Manager"]
