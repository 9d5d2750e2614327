"""WebSockets."""

__all__ = [
    "Auth",
    "Context",
]

from .auth import Auth
from .context import Context
