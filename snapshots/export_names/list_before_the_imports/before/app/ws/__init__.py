"""WebSockets."""

__all__ = [
    "Auth",
]

from .auth import Auth
