from .auth import Auth, Token, User
from .manager import Manager

__all__ = [
    "User", "Token",
    "Manager", "Auth",
]
