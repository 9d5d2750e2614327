from app.ws.mgr import Mgr


def make_mgr(user_id, /, b=None, *, mode):
    return Mgr((user_id, b), mode)


def get_mgr(*, user, mode, b):
    return Mgr((user, b), mode)
