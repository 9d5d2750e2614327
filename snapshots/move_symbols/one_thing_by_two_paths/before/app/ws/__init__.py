from .factory import make_mgr
