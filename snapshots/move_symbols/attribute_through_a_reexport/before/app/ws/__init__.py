from .factory import make_mgr as make_mgr
