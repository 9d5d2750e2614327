from app.ws.mgr import Mgr


def make_mgr(user_id, mode="unified"):
    return Mgr(user_id, mode)
