"""WebSockets."""

from .context import Context

__all__: list[str] = ["Context"]
