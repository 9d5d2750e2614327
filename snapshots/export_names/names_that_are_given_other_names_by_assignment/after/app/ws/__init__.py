"""WebSockets."""

from .context import Context
from .manager import Manager

# Old names.
Mgr = Manager
Ctx = Context

__all__ = [
    "Context",
    "Ctx",
    "Manager",
    "Mgr",
]
