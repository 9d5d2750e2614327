from .authentication import (
    Authentication,
    AuthenticationError,
    AuthenticationToken,
)
from .context import Context
from .manager import ConnectionManager

__all__ = [
    "Authentication",
    "AuthenticationError",
    "AuthenticationToken",
    "Context",
    "Manager",
]

Manager = ConnectionManager
