from app.ws.mgr import Mgr


def get_mgr(user_id, mode="unified"):
    return Mgr(user_id, mode)


def other(user_id):
    from app.ws.factory import make_mgr

    return make_mgr(user_id)
