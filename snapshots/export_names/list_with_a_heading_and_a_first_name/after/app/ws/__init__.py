from .context import Context
from .manager import Manager
from .registry import Registry

__all__ = [
    # what is public
    "Context",
    "Manager",
    "Registry",
]
