"""Deprecated."""
import warnings

from app.ws.manager import get_mgr as make_mgr  # noqa: F401

warnings.warn("use app.ws.manager", DeprecationWarning)
