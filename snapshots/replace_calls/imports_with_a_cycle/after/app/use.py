from app.ws.factory import make_mgr


def f(u):
    return make_mgr(u)


def g(u):
    from app.ws.manager import get_mgr

    return get_mgr(u)
