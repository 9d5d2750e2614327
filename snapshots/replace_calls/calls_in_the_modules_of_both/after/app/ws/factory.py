from app.ws.manager import get_mgr
from app.ws.mgr import Mgr


def make_mgr(user_id, mode="unified"):
    return Mgr(user_id, mode)


def many(users):
    return [get_mgr(one) for one in users]


def again(depth):
    return get_mgr(depth)
