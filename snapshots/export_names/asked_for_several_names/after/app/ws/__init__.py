"""WebSockets."""

from .auth import Auth
from .context import Context, Session
from .manager import Manager

__all__ = [
    "Auth",
    "Context",
    "Manager",
    "Session",
]
