from .manager import Manager
from .registry import Registry

__all__ = [
    # knows all connections
    "Manager",
    # knows all managers
    "Registry",
]
