from app.ws.mgr import Mgr

UNIFIED = "unified"


def make_mgr(user_id, mode=UNIFIED, count=-1):
    return Mgr(user_id, mode)
