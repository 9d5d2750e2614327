"""WebSockets."""

from __future__ import annotations

from .context import Context
