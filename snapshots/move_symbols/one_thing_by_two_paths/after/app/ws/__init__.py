from .manager import get_mgr
