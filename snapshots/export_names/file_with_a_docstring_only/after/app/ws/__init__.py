"""WebSockets."""

from .context import Context
