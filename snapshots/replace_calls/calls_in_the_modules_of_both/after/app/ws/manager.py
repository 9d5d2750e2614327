from app.ws.mgr import Mgr


def get_mgr(user_id, mode="unified"):
    return Mgr(user_id, mode)


def other(user_id):

    return get_mgr(user_id)
