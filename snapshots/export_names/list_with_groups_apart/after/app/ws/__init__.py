from .context import Context, Session
from .manager import Manager, Registry

__all__ = [
    "Context",
    "Session",

    "Manager",
    "Registry",
]
