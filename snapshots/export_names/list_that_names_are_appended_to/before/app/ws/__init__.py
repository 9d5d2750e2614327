__all__ = []

from .auth import Auth

__all__.append("Auth")
