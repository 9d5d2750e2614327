from app.ws.factory import make_mgr


def f(u):
    return make_mgr(u), make_mgr(u, None), make_mgr(mode=None, user_id=u)
