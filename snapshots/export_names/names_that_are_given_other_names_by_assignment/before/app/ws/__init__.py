"""WebSockets."""

from .context import Context
from .manager import Manager

# Old names.
Mgr = Manager

__all__ = [
    "Context",
    "Manager",
    "Mgr",
]
