from .auth import Auth, Token, User
from .context import Context
from .manager import Manager

__all__ = [
    "User", "Token",
    "Manager", "Auth", "Context",
]
