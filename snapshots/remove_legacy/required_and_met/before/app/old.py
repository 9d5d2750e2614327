"""Moved to app.new."""

from app.new import Manager, make

__all__ = ["Manager", "make"]
