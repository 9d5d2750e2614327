from .auth import Auth
from .context import Context
from .manager import Manager

__all__ = [
    "Manager",  # the one
    "Auth",  # who
    "Context"
]
