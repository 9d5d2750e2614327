from .auth import Auth
from .manager import Manager

__all__ = [
    "Auth",
    "Manager",
]
