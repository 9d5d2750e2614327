from .manager import make_mgr

__all__ = ["make_mgr"]
