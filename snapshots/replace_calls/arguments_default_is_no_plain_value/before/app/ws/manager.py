from app.ws.mgr import Mgr


def get_mgr(user_id, mode, count):
    return Mgr(user_id, mode)
