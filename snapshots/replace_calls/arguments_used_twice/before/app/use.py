from app.ws.factory import make_mgr


def f(u):
    return make_mgr(u), make_mgr(3), make_mgr(u.real), make_mgr(str(u))
