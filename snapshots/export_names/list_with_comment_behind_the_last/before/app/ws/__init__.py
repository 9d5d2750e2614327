from .auth import Auth
from .manager import Manager

__all__ = [
    "Manager",  # the one
    "Auth"  # who
]
