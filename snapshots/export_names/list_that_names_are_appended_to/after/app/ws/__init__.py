__all__ = []

from .auth import Auth
from .context import Context

__all__.append("Auth")
__all__.append("Context")
