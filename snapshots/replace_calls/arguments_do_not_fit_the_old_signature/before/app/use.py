from app.ws.factory import make_mgr


def f(u):
    return make_mgr(u, 1, 2), make_mgr(u, user_id=u), make_mgr(u, nothing=1)
