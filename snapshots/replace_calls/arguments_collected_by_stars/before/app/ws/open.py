from app.ws.mgr import Mgr


def make_mgr(user_id, *rest, **more):
    return Mgr(user_id, "m")


def get_mgr(user_id):
    return Mgr(user_id, "m")
