from .authentication import (
    Authentication,
    AuthenticationError,
    AuthenticationToken,
)
from .manager import ConnectionManager

__all__ = ["Authentication", "AuthenticationError", "AuthenticationToken", "Manager"]

Manager = ConnectionManager
