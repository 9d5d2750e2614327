from .manager import get_mgr as get_mgr
