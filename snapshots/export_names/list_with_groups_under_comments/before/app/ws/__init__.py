from .context import Connection, Session
from .manager import Manager, Registry

__all__ = [
    # managers
    "Manager",
    "Registry",
    # contexts
    "Connection",
    "Session",
    # nothing else
]
