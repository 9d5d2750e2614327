from .ws.factory import make_mgr as make_mgr_for_all
