"""WebSockets."""

from .context import Context, Session
