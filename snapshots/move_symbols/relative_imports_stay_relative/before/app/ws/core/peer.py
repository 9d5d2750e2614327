from ..factory import make_mgr

m = make_mgr()
