"""The new home, still a shim."""
from app.ws.factory import Router, make_mgr as get_mgr

__all__ = ["Router", "get_mgr"]
