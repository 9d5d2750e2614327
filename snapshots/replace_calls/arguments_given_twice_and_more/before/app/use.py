from app.ws.factory import make_mgr


def f(u):
    return make_mgr(u.real, str(u)), make_mgr(u.real, mode=u), make_mgr(mode=u, user_id=u.real), make_mgr(str(u), 1)
