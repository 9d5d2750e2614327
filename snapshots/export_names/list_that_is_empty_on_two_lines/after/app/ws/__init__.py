from .context import Context

__all__ = [
    "Context",
    # nothing yet
]
