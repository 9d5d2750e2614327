from app.core.context import Context

from .context import Session

__all__ = [
    "Context",
    "Session",
]
