from app.ws.mgr import Mgr


def make_mgr(user_id, mode="unified"):
    return Mgr(user_id, mode)


def many(users):
    return [make_mgr(one) for one in users]


def again(depth):
    return make_mgr(depth)
