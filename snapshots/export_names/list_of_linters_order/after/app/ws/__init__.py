from .context import Context
from .limits import LIMIT, limit
from .manager import Manager, manage

__all__ = [
    "Context",
    "LIMIT",
    "Manager",
    "limit",
    "manage",
]
