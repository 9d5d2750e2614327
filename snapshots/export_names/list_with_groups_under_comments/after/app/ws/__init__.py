from .context import Connection, Context, Session
from .manager import Manager, Registry

__all__ = [
    # managers
    "Manager",
    "Registry",
    # contexts
    "Connection",
    "Context",
    "Session",
    # nothing else
]
