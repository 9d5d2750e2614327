"""The application."""

from .ws.context import Context
