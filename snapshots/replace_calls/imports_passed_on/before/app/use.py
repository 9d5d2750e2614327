from app.ws import make_mgr


def f(u):
    return make_mgr(u)
