from .context import Context

__all__ = [
    "Context",
    "Context",  # again, since it is so good
]
