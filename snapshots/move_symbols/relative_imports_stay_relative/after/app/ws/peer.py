from .core.manager import get_mgr

m = get_mgr()
