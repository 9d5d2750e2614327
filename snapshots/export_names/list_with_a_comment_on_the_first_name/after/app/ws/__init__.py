from .context import Context
from .manager import Manager
from .registry import Registry

__all__ = [
    "Context",
    # knows all connections
    "Manager",
    # knows all managers
    "Registry",
]
