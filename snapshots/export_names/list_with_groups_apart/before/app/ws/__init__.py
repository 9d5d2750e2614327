from .context import Session
from .manager import Manager, Registry

__all__ = [
    "Session",

    "Manager",
    "Registry",
]
