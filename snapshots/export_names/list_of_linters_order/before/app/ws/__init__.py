from .limits import LIMIT, limit
from .manager import Manager, manage

__all__ = [
    "LIMIT",
    "Manager",
    "limit",
    "manage",
]
