from .ws.core.manager import get_mgr as make_mgr_for_all
