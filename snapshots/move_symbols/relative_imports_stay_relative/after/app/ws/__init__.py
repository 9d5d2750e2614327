from .core.manager import get_mgr

__all__ = ["get_mgr"]
