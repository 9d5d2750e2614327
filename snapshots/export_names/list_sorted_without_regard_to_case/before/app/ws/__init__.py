from .auth import auth
from .manager import Manager

__all__ = ["auth", "Manager"]
