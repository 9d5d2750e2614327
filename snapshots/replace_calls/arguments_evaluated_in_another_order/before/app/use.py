from app.ws.factory import make_mgr


def f(u):
    seen = []
    return make_mgr(mode=seen.append(1), user_id=seen.copy()), make_mgr(mode=seen.pop(), user_id=u.real)
